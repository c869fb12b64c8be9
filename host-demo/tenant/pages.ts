/** The frame of the tenant's pages, and the small ones. No script of ours, nothing from outside. */
import type { Context } from 'koa';
import { html, trusted, type Html } from './html.ts';

export interface Page {
  title: string;
  main: Html;
}

export function sendPage(ctx: Context, page: Page): void {
  ctx.type = 'html';
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Content-Security-Policy', POLICY);
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.body = frame(page);
}

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

export interface Problem {
  error: string;
  description?: string | undefined;
}

export function renderProblem(ctx: Context, { error, description }: Problem): void {
  sendPage(ctx, {
    title: 'Sign-in problem',
    main: html`<h1>That did not work</h1>
      <p>${description ?? error}</p>
      <p class="quiet"><code>${error}</code></p>`,
  });
}

export function renderSignedOut(ctx: Context): void {
  sendPage(ctx, { title: 'Signed out', main: html`<h1>You are signed out</h1>` });
}

/** Auth0 does not ask before it signs out: the form that oidc-provider confirms with sends itself. */
export function submitItself(ctx: Context, form: string): void {
  const nonce = crypto.randomUUID();
  const confirmed = form.replace(
    '</form>',
    '<input type="hidden" name="logout" value="yes"></form>',
  );
  const main = html`<h1>Signing out…</h1>
    ${trusted(confirmed)}
    <noscript><button type="submit" form="op.logoutForm">Continue</button></noscript>
    <script nonce="${nonce}">
      document.forms[0].submit();
    </script>`;
  sendPage(ctx, { title: 'Signing out', main });
  ctx.set('Content-Security-Policy', `${POLICY}; script-src 'nonce-${nonce}'`);
}

const frame = ({ title, main }: Page): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Demo tenant</title>
        <style>
          ${trusted(STYLES)}
        </style>
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html>`.html;

const STYLES = `
:root { color-scheme: light dark; --page: #eef1f6; --card: #fff; --text: #1b2330; --quiet: #566072;
  --line: #d3d9e3; --accent: #2f5bd7; --hover: #f3f6fd; --danger: #a3262a; }
@media (prefers-color-scheme: dark) { :root { --page: #12161d; --card: #1b212b; --text: #e9edf4;
  --quiet: #a3adbd; --line: #364052; --accent: #8fb0ff; --hover: #242c39; --danger: #ff9d9d; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
  background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 24rem; padding: 1.5rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 1rem; }
h1 { margin: 0 0 .25rem; font-size: 1.35rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
.quiet { color: var(--quiet); font-size: .875rem; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; gap: .75rem; }
li .quiet { margin: .15rem .25rem 0; }
button { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; display: flex; gap: .75rem;
  align-items: center; font: inherit; text-align: start; overflow-wrap: anywhere; cursor: pointer;
  color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .6rem; }
button:hover { background: var(--hover); border-color: var(--accent); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button img { flex: none; width: 1.75rem; height: 1.75rem; }
button.deny { justify-content: center; color: var(--danger); }
`;
