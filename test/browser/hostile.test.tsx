/** A host's page and the module on it: neither changes how the other looks, whatever its styles are. */
import { Profiler, StrictMode, type SyntheticEvent } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import LinkAccounts from '../../src/LinkAccounts.tsx';
import { mount, type MountedLinkAccounts } from '../../src/mount.tsx';
import type { ConnectionOption } from '../../src/options.ts';
import { createFakeTenant, linkedTo, people, type FakeTenant } from '../../src/testing.ts';

/** Rules as an old page may have them, and worse. */
const HOSTILE = `
  * { all: unset !important; }
  *, *::before, *::after, *::marker, *::backdrop {
    color: red !important; background: lime !important; border: 7px dotted red !important;
    font-size: 40px !important; font-weight: 100 !important; line-height: 3 !important;
    letter-spacing: 9px !important; text-transform: uppercase !important; text-align: end !important;
    cursor: wait !important;
  }
  div { display: none !important; padding: 50px !important; transition: all 9s !important; }
  div { transform: rotate(9deg) !important; }
  div::before, div::after { content: 'x' !important; }
  div, section { opacity: 0.2 !important; visibility: hidden !important; position: absolute !important; }
  button, dialog, fieldset, input { display: none !important; padding: 40px !important; }
  h2, h3, p, ul, ol, li, img, svg, path { margin: 99px !important; float: inline-end !important; }
  [role], [aria-label], [data-state] { outline: 9px solid red !important; }
  [class^='la-'], .la-button { display: table-cell !important; width: 3px !important; }
  :root { --_accent: red; --_gap: 80px; }
`;

/** What the page lays down around the module, and no rule can take away. */
const FRAME =
  'display: block !important; position: absolute !important; inset: 0 auto auto 0 !important;' +
  'inline-size: 640px !important; padding: 0 !important; border: 0 !important; margin: 0 !important';

const connections: readonly ConnectionOption[] = [{ name: 'google-oauth2' }, { name: 'acme' }];
const button = (name: string) => page.getByRole('button', { name, exact: true });

let tenant: FakeTenant;
let uninstall: () => void;
let frame: HTMLElement;
let module: MountedLinkAccounts | undefined;
const stylesheet = document.createElement('style');

beforeEach(() => {
  const ada = linkedTo(people.ada, people.octoAda);
  tenant = createFakeTenant({ accounts: [ada, people.adaGoogle, people.eve] });
  uninstall = tenant.install();
  frame = document.createElement('main');
  frame.setAttribute('style', FRAME);
  document.body.append(frame);
});
afterEach(() => {
  module?.unmount();
  module = undefined;
  uninstall();
  stylesheet.remove();
  frame.remove();
});

async function open() {
  module = mount(frame, { auth0: tenant.auth0, connections });
  await expect.element(button('Link Google')).toBeEnabled();
}

const shadow = () => {
  const root = frame.firstElementChild?.shadowRoot;
  if (!root) throw new Error('The module is not there.');
  return root;
};

/** All that a browser computes of an element, and where it puts it. */
function look(element: Element): Record<string, unknown> {
  const computed = (pseudo?: string) => {
    const style = getComputedStyle(element, pseudo);
    const names = [...style].filter((name) => !name.startsWith('--')); // they change nothing alone
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
  };
  return {
    what: `${element.tagName} ${element.getAttribute('class') ?? ''}`,
    box: element.getBoundingClientRect().toJSON() as unknown,
    ...computed(),
    before: computed('::before'),
    after: computed('::after'),
    backdrop: element.tagName === 'DIALOG' ? computed('::backdrop') : {},
  };
}

const looksWithin = (root: ParentNode) => [...root.querySelectorAll('*')].map(look);

const settled = () =>
  Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));

describe('no style of the host’s page gets in', () => {
  async function expectUntouched() {
    await settled();
    const before = [look(shadow().host), ...looksWithin(shadow())];
    stylesheet.textContent = HOSTILE;
    document.head.append(stylesheet);
    expect(getComputedStyle(document.body).color).toBe('rgb(255, 0, 0)');
    const after = [look(shadow().host), ...looksWithin(shadow())];
    expect(before.length).toBeGreaterThan(20);
    expect(after).toEqual(before);
  }

  it('into the list of logins', async () => {
    await open();
    await expectUntouched();
  });

  it('into the question before two accounts are linked', async () => {
    await open();
    await button('Link Google').click();
    await expect.element(button('Link accounts')).toBeVisible();
    await expectUntouched();
  });

  it('into what went wrong', async () => {
    await open();
    tenant.nextLogin('closed');
    await button('Link Google').click();
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expectUntouched();
  });

  it('into the dialog before unlinking, nor its backdrop', async () => {
    await open();
    await button('Unlink GitHub octo@example.com').click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await expectUntouched();
  });
});

describe('taken over on purpose are', () => {
  const computed = () => getComputedStyle(shadow().querySelector('h2') ?? frame);

  it('the font and the colour scheme of where it is; the direction is that of the language', async () => {
    frame.style.cssText += '; font-family: fantasy; direction: rtl; color-scheme: dark';
    await open();
    expect(computed().fontFamily).toBe('fantasy');
    expect(computed().direction).toBe('ltr');
    expect(computed().color).toBe('rgb(236, 238, 243)');
    frame.style.colorScheme = 'light';
    expect(computed().color).toBe('rgb(27, 31, 39)');
  });

  it('the documented properties', async () => {
    frame.style.setProperty('--link-accounts-text', 'rgb(1 2 3)');
    frame.style.setProperty('--link-accounts-font', 'monospace');
    frame.style.setProperty('--link-accounts-font-size', '20px');
    await open();
    expect(computed()).toMatchObject({ color: 'rgb(1, 2, 3)', fontFamily: 'monospace' });
    expect(computed().fontSize).toBe('25px');
  });
});

describe('no style of the module’s gets out', () => {
  it('the host’s page looks as without it, and nothing is left behind', async () => {
    const host = document.createElement('article');
    host.innerHTML = `
      <h2 class="la-title">Title</h2><p>Text <b>bold</b></p><ul class="la-identities"><li>One</li></ul>
      <button class="la-button la-primary">Go</button><fieldset class="la-choice"><input /></fieldset>
      <dialog open class="la-dialog">Dialog</dialog><div class="la-panel la-error">Panel</div>`;
    document.body.append(host);
    const page = () => ({
      looks: looksWithin(host),
      head: document.head.childNodes.length,
      body: document.body.childNodes.length,
      sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
    });
    const before = page();
    await open();
    expect(page()).toEqual(before);
    module?.unmount();
    await expect.poll(() => frame.childNodes.length).toBe(0);
    expect(page()).toEqual(before);
    host.remove();
  });

  it('it has no style element and no style attribute, which a strict policy would forbid', async () => {
    await open();
    await button('Link Google').click();
    await expect.element(button('Link accounts')).toBeVisible();
    expect(frame.querySelectorAll('style, link, [style]')).toHaveLength(0);
    expect(shadow().querySelectorAll('style, link, [style]')).toHaveLength(0);
  });
});

describe('on the host’s page', () => {
  it('there is something to see with the first paint', async () => {
    module = mount(frame, { auth0: tenant.auth0, connections });
    const first = new Promise<Element | null>((resolve) => {
      // runs when React has put something in, and before anything is painted
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve(shadow().querySelector('[aria-busy] .la-skeleton'));
      });
      observer.observe(shadow(), { childList: true, subtree: true });
    });
    expect((await first)?.getBoundingClientRect().height).toBeGreaterThanOrEqual(64);
  });

  it('it renders once, so that a host’s transition may be interrupted at any point', async () => {
    const phases: string[] = [];
    await render(
      <Profiler id="module" onRender={(_, phase) => phases.push(phase)}>
        <LinkAccounts auth0={tenant.auth0} connections={connections} />
      </Profiler>,
    );
    await expect.element(button('Link Google')).toBeEnabled();
    expect(phases[0]).toBe('mount');
    expect(phases).not.toContain('nested-update');
  });

  it('it works in StrictMode, which runs everything twice', async () => {
    await render(
      <StrictMode>
        <LinkAccounts auth0={tenant.auth0} connections={connections} />
      </StrictMode>,
    );
    await expect.element(page.getByRole('region', { name: 'Linked accounts' })).toBeVisible();
    expect(page.getByRole('heading', { name: 'Linked accounts' }).elements()).toHaveLength(1);
  });

  it('it looks the same in another document, such as a frame’s', async () => {
    const other = document.createElement('iframe');
    frame.append(other);
    const element = other.contentDocument?.body.appendChild(document.createElement('div'));
    if (element === undefined) throw new Error('The frame has no document.');
    const there = mount(element, { auth0: tenant.auth0, connections });
    const list = () => element.firstElementChild?.shadowRoot?.querySelector('ul');
    await expect
      .poll(() => list() && getComputedStyle(list() as Element).listStyle)
      .toMatch('none');
    there.unmount();
  });

  it('components and listeners around it hear of each click, key and focus once', async () => {
    const inReact = vi.fn((event: SyntheticEvent) => event.type);
    const native = vi.fn((event: Event) => event.type);
    document.addEventListener('click', native);
    await render(
      <div onClick={inReact} onKeyDown={inReact} onFocus={inReact}>
        <LinkAccounts auth0={tenant.auth0} connections={connections} />
      </div>,
    );
    await expect.element(button('Link Google')).toBeEnabled();
    const heard = () => inReact.mock.results.map(({ value }) => value as unknown);
    await userEvent.keyboard('{Tab}');
    await vi.waitFor(() => expect(heard()).toContain('focus'));
    inReact.mockClear();
    (await button('Unlink GitHub octo@example.com').findElement()).dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true }),
    );
    expect(heard().filter((type) => type === 'click')).toEqual(['click']);
    expect(native).toHaveBeenCalledOnce();
    inReact.mockClear();
    await userEvent.keyboard('{Shift}');
    expect(heard().filter((type) => type === 'keydown')).toEqual(['keydown']);
    document.removeEventListener('click', native);
  });
});
