/** The whole flow with a server of the portal's own: the reference in host-demo/backend. */
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { STEPS, type Failure, type MatrixStep } from '../harness/matrix.ts';
import { expectedOf } from '../harness/matrixResult.ts';
import { prepareSession, runCell } from '../harness/matrixRun.ts';
import { expect, identityIds, openPortal, type Portal, type Visit } from '../harness/portal.ts';

const GOOGLE = 'google-oauth2|108204';
const UNLINK_GOOGLE = 'Unlink Google ada.l@gmail.example';

const log: unknown[] = [];
let portal: Portal;

beforeAll(async () => {
  portal = await openPortal({
    backend: { primary: 'ask', log: (entry) => void log.push(entry) },
  });
});
afterAll(() => portal.close());
beforeEach(() => portal.tenant.reset());

/** The calls to the Management API that the page itself makes from now on. */
function directCalls(ada: Visit): readonly string[] {
  const calls: string[] = [];
  ada.context.on('request', (request) => {
    if (request.url().includes('/api/v2/')) calls.push(request.url());
  });
  return calls;
}

const idsOf = async (id: string) => identityIds(await portal.tenant.user(id));

describe('with a server of the portal’s own', () => {
  it('accounts are linked and unlinked, and no page gets at the Management API', async () => {
    const ada = await portal.ada();
    const calls = directCalls(ada);
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    const user = await portal.tenant.user('auth0|ada');
    expect(identityIds(user)).toEqual(['auth0|ada', GOOGLE]);
    expect(user?.user_metadata).toMatchObject({ newsletter: true, address: { country: 'UK' } });
    await ada.button('Done').click();
    await ada.button(UNLINK_GOOGLE).click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Unlink', exact: true }).click();
    await expect(ada.list()).toHaveCount(1);
    expect(await idsOf('auth0|ada')).toEqual(['auth0|ada']);
    expect(calls).toEqual([]);
    expect(await portal.tenant.askedScopes('google-oauth2')).toEqual(['openid profile email']);
    await ada.close();
  });

  it('a redirect links them too', async () => {
    const ada = await portal.ada({ linkAccounts: { login: 'redirect' } });
    await ada.button('Link Google').click();
    await ada.page.getByRole('button', { name: 'Continue as ada.l@gmail.example' }).click();
    await ada.confirm();
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(await idsOf('auth0|ada')).toEqual(['auth0|ada', GOOGLE]);
    await ada.close();
  });

  it('the other account stays, where portal and server let it', async () => {
    const ada = await portal.ada({ linkAccounts: { primary: 'linked' } });
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(await idsOf(GOOGLE)).toEqual([GOOGLE, 'auth0|ada']);
    await ada.close();
  });

  it('a failure and a second try leave no secret in the page, in its storage, nor in the log', async () => {
    const ada = await portal.ada();
    await ada.signInAs('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Link these accounts?')).toBeVisible();
    await ada.secrets.look();
    await portal.tenant.fail({ route: 'link', status: 500, times: 1 });
    await ada.button('Link accounts').click();
    await expect(ada.alert).toHaveAttribute('data-code', 'server');
    await ada.secrets.look();
    await ada.button('Try again').click();
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(log).toContainEqual(expect.objectContaining({ call: 'link', code: 'server' }));
    const said = JSON.stringify(log);
    const issued = await portal.tenant.tokens();
    expect(issued.filter(({ value }) => said.includes(value))).toEqual([]);
    expect(ada.secrets.bearers()).toBeGreaterThan(0);
    await ada.close();
  });
});

describe('behind that server, Auth0 fails', () => {
  const CELLS: readonly (readonly [MatrixStep, Failure])[] = [
    ['readSecondary', '401'],
    ['write', '400'],
    ['link', '429'],
    ['link', 'dropped after'],
    ['lookUp', 'not JSON'],
    ['takeBack', '500'],
  ];
  let session: Record<string, string>;

  beforeAll(async () => void (session = await prepareSession(portal)));

  it.each(CELLS.map(([step, failure]) => ({ step, failure, when: STEPS[step] })))(
    'when $when: $failure',
    async ({ step, failure }) => {
      const result = await runCell(portal, session, 'popup', { step, failure });
      expect(result).toEqual(expectedOf(step, failure, 'Auth0 behind it'));
    },
  );
});
