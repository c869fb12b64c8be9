/** The host's auth0-spa-js may be any that the module claims to work with: the oldest, or the newest. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import webpack from 'webpack';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { compile } from '../../host-demo/build.ts';
import configurations from '../../webpack.config.ts';
import { expect, identityIds, openPortal, type Portal } from '../harness/portal.ts';

const ROOT = join(import.meta.dirname, '../..');
const NEWEST = join(ROOT, 'node_modules/@auth0/auth0-spa-js');
const OLDEST = join(ROOT, 'host-demo/hosts/react-18/node_modules/@auth0/auth0-spa-js');

/** The portal as it is, but for the SDK. */
async function buildPortalWith(sdk: string): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'link-accounts-shell-'));
  const instead = new webpack.NormalModuleReplacementPlugin(/^@auth0\/auth0-spa-js$/, sdk);
  const shells = configurations.filter(({ name }) => name === 'shell');
  await compile(
    shells.map((shell) => ({ ...shell, output: { ...shell.output, path }, plugins: [instead] })),
  );
  return path;
}

const versionIn = async (sdk: string) => {
  const manifest = await readFile(join(sdk, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
};

/** What the SDK calls itself when it asks the tenant. */
const versionOf = (authorize: string) => {
  const told = new URL(authorize).searchParams.get('auth0Client') ?? '';
  return (JSON.parse(Buffer.from(told, 'base64').toString()) as { version: string }).version;
};

describe.each([
  ['oldest', OLDEST],
  ['newest', NEWEST],
])('with the %s auth0-spa-js', (_, sdk) => {
  let portal: Portal;
  let built: string | undefined;

  beforeAll(async () => {
    if (sdk !== NEWEST) built = await buildPortalWith(sdk); // that one `npm run build` has taken
    portal = await openPortal(built === undefined ? {} : { shellFolder: built });
  });
  afterAll(async () => {
    await portal.close();
    if (built !== undefined) await rm(built, { recursive: true });
  });

  it.each([
    ['popup', true],
    ['popup', false],
    ['redirect', true],
  ] as const)(
    'Ada links by %s (refresh tokens: %s), and stays signed in',
    async (login, useRefreshTokens) => {
      await portal.tenant.reset();
      const ada = await portal.visit({ linkAccounts: { login }, auth0: { useRefreshTokens } });
      const asked: string[] = [];
      ada.context.on('request', (request) => {
        if (request.url().includes('/authorize?')) asked.push(request.url());
      });
      await ada.logInAs('ada@example.com');
      await ada.openSettings();

      if (login === 'popup') await ada.signInAs('Google', 'ada.l@gmail.example');
      else {
        await ada.button('Link Google').click();
        await ada.page.getByRole('button', { name: 'Continue as ada.l@gmail.example' }).click();
      }
      await ada.confirm();

      await expect(ada.heading('Accounts linked')).toBeVisible();
      await expect(ada.sessionSub).toHaveText('auth0|ada');
      const user = await portal.tenant.user('auth0|ada');
      expect(identityIds(user)).toEqual(['auth0|ada', 'google-oauth2|108204']);
      expect(new Set(asked.map(versionOf))).toEqual(new Set([await versionIn(sdk)]));
      await ada.close();
    },
  );
});
