/**
 * Under the strictest policy: the portal's own scripts and styles by nonce, the remote's by its
 * origin, and no text becomes a script but through a Trusted Types policy.
 */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { strictContentSecurityPolicy } from '../../host-demo/contentSecurityPolicy.ts';
import { expect, openPortal, type Portal, type Visit } from '../harness/portal.ts';
import { REMOTE, REMOTE_SERVERS } from '../harness/remoteServers.ts';
import { recordViolations } from '../harness/violations.ts';

/** TypeScript's DOM does not know them yet. */
interface TrustedTypesWindow {
  trustedTypes: {
    createPolicy(name: string, rules: { createScriptURL?(url: string): string | null }): void;
  };
}

describe.each(REMOTE_SERVERS)('with the remote on %s', (_, serve) => {
  let portal: Portal;
  beforeAll(async () => {
    const serveRemote = (port: number) => serve(REMOTE, port);
    portal = await openPortal({ serveRemote, policy: strictContentSecurityPolicy });
  });
  afterAll(() => portal.close());

  it('linking and unlinking, in a language that is loaded late, violate nothing', async () => {
    const ada = await portal.visit({ linkAccounts: { metadata: 'ask', primary: 'ask' } });
    const violations = await recordViolations(ada.context);
    await ada.logInAs('ada@example.com');
    await ada.openSettings();
    await ada.link('Google', 'ada.l@gmail.example');
    await ada.button('Continue').click();
    await expect(ada.heading('Accounts linked')).toBeVisible();
    await ada.button('Done').click();
    await ada.button('Unlink Google ada.l@gmail.example').click();
    await ada.button('Unlink').click();
    await expect(ada.list()).toHaveCount(1);
    await ada.page.goto(`${portal.demo.hostUrl}/settings?lang=de`);
    await expect(ada.page.getByRole('button', { name: 'Google verknüpfen' })).toBeEnabled();
    expect(violations).toEqual([]);
    await ada.close();
  });

  it('a load that failed and is tried again violates nothing', async () => {
    const ada = await portal.visit();
    const violations = await recordViolations(ada.context);
    await ada.logInAs('ada@example.com');
    await ada.context.route(/expose_LinkAccounts/, (route) => route.abort());
    await ada.page.getByRole('link', { name: 'Account settings' }).click();
    await expect(ada.page.getByRole('alert')).toContainText('not available right now');
    await ada.context.unroute(/expose_LinkAccounts/);
    await ada.page.getByRole('button', { name: 'Try again' }).click();
    await expect(ada.button('Link Google')).toBeEnabled();
    expect(violations).toEqual([]);
    await ada.close();
  });

  it('nothing in the policy is unsafe', async () => {
    const policy = (await fetch(portal.demo.hostUrl)).headers.get('content-security-policy');
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toMatch(/script-src 'nonce-[^']{22,}' \S+;/);
    expect(policy).toMatch(/style-src 'nonce-[^']{22,}';/);
    expect(policy).not.toContain('unsafe');
  });

  it.each([
    [
      'an inline style',
      'style-src-elem: inline',
      () => {
        document.body.append(document.createElement('style'));
      },
    ],
    [
      'an address made into a script',
      'require-trusted-types-for: trusted-types-sink',
      () => {
        document.createElement('script').src = 'https://elsewhere.example/';
      },
    ],
    [
      'a policy of another name',
      'trusted-types: trusted-types-policy',
      () => {
        const { trustedTypes } = window as unknown as TrustedTypesWindow;
        trustedTypes.createPolicy('another', {});
      },
    ],
  ] as const)('%s would be refused, and noticed', async (_name, violation, attempt) => {
    const ada = await portal.visit();
    const violations = await recordViolations(ada.context);
    await ada.page.goto(portal.demo.hostUrl);
    await ada.page.evaluate(attempt).catch(() => undefined); // what is refused throws
    await expect.poll(() => violations).toContainEqual(violation);
    await ada.close();
  });
});

describe.each([
  ['shared', 'hosts/auth0-react'],
  ['standalone', 'hosts/react-18'],
  ['lean', 'hosts/auth0-react'],
  ['module', 'hosts/import-map'],
] as const)('with the %s entry, in %s', (entry, host) => {
  it('linking, and a language that is loaded late, violate nothing', async () => {
    const portal = await openPortal({ entry, host, policy: strictContentSecurityPolicy });
    const ada = await portal.visit();
    const violations = await recordViolations(ada.context);
    await ada.logInAs('ada@example.com');
    const openSettings = (visit: Visit) =>
      visit.page.getByRole('button', { name: 'Account settings' }).click();
    await openSettings(ada);
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();

    const session = await ada.storedSession();
    const german = await portal.visit({ session, linkAccounts: { locale: 'de' } });
    const violationsInGerman = await recordViolations(german.context);
    await german.page.goto(portal.demo.hostUrl);
    await openSettings(german);
    await expect(german.page.getByRole('button', { name: 'Google verknüpfen' })).toBeEnabled();
    expect([...violations, ...violationsInGerman]).toEqual([]);
    await ada.close();
    await german.close();
    await portal.close();
  });
});

it('a portal whose client keeps refresh tokens in a worker adds a default policy for it', async () => {
  const portal = await openPortal({
    shell: { cacheLocation: 'memory', useRefreshTokens: true },
    policy: (...given) =>
      strictContentSecurityPolicy(...given).replace("'allow-", "default 'allow-"),
  });
  const ada = await portal.visit();
  const violations = await recordViolations(ada.context);
  await ada.context.addInitScript(() => {
    const { trustedTypes } = window as unknown as TrustedTypesWindow;
    trustedTypes.createPolicy('default', {
      createScriptURL: (url) => (url.startsWith('blob:') ? url : null),
    });
  });
  await ada.logInAs('ada@example.com');
  await ada.page.getByRole('link', { name: 'Account settings' }).click();
  await ada.link('Google', 'ada.l@gmail.example');
  await expect(ada.heading('Accounts linked')).toBeVisible();
  expect(violations).toEqual([]);
  await ada.close();
  await portal.close();
});
