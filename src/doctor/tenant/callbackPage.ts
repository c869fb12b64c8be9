import { quoted, type Answer } from '../ask.ts';
import { check, right, wrong, type Verdict } from '../check.ts';

const FIX =
  'Your host: answer this path with the page that mounts the module, to whoever comes, and leave its answer to the module: docs/hosting.md, Redirects';

/** The host's half of a login by redirect, as far as it can be seen: a page, of whatever is on it. */
export const callbackPage = (url: string) =>
  check({
    name: `Callback page: ${url}`,
    ask: (ask) => ask(url, { headers: { accept: 'text/html' } }),
    verdict: pageVerdict,
    whenSilent: () => FIX,
  });

function pageVerdict({ status, headers }: Answer): Verdict {
  if (status !== 200) return wrong(`answered ${status}`, FIX);
  const type = headers.get('content-type') ?? 'no Content-Type';
  return /^text\/html\b/.test(type) ? right('a page') : wrong(`no page (${quoted(type)})`, FIX);
}
