/** A backend's own client, and the host's own API: what a server of the host's needs of the tenant. */
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTenant, refusalOf, type OpenTenant } from './support.ts';

const ADA = 'auth0|ada';
const BOB = 'google-oauth2|bob%3A1';
const MACHINE = { clientId: 'portal-backend', clientSecret: 'only for this test' };
const API = 'https://api.portal.example/';

let tenant: OpenTenant;

beforeAll(
  async () => void (tenant = await openTenant(undefined, { apis: [API], machine: MACHINE })),
);
afterAll(() => tenant.close());
beforeEach(() => tenant.control.reset());

describe('a machine-to-machine client', () => {
  it('reads, changes, links and unlinks any user, with Auth0’s client for Node', async () => {
    const { users } = tenant.machine(MACHINE);
    expect(await users.get(ADA)).toMatchObject({ user_id: ADA });
    const updated = await users.update(BOB, { user_metadata: { size: 'small' } });
    expect(updated).toMatchObject({ user_id: BOB, user_metadata: { size: 'small' } });
    const request = { provider: 'google-oauth2' as const, user_id: 'bob%3A1' };
    expect(await users.identities.link(ADA, request)).toHaveLength(2);
    expect(await tenant.control.user(BOB)).toBeUndefined();
    expect(await users.identities.delete(ADA, 'google-oauth2', 'bob%3A1')).toHaveLength(1);
  });

  it('gets a token that says who it is, for the Management API alone', async () => {
    const body = {
      grant_type: 'client_credentials',
      client_id: MACHINE.clientId,
      client_secret: MACHINE.clientSecret,
      audience: `${tenant.url}/api/v2/`,
    };
    const response = await tenant.call('POST', '/oauth/token', { body });
    const { access_token: token } = (await response.json()) as { access_token: string };
    expect(decodeJwt(token)).toMatchObject({
      sub: 'portal-backend@clients',
      azp: 'portal-backend',
      aud: `${tenant.url}/api/v2/`,
      gty: 'client-credentials',
      scope: 'read:users update:users',
    });
  });

  it('gets none with a wrong secret', async () => {
    const { users } = tenant.machine({ ...MACHINE, clientSecret: 'guessed' });
    await expect(users.get(ADA)).rejects.toMatchObject({ statusCode: 401 });
  });

  it('has no use for an ID token: it was issued to another client', async () => {
    const { idToken } = await tenant.signIn('bob@example.com');
    const linking = tenant.machine(MACHINE).users.identities.link(ADA, { link_with: idToken });
    expect((await refusalOf(linking)).message).toMatch(/aud claim/);
  });

  it('is told what a link lacks', async () => {
    const { identities } = tenant.machine(MACHINE).users;
    const refused = await refusalOf(identities.link(ADA, { provider: 'google-oauth2' }));
    expect(refused).toMatchObject({ statusCode: 400, errorCode: 'invalid_body' });
  });
});

describe('an API of the host’s own', () => {
  it('gets tokens that are meant for it, without the Management API’s scopes', async () => {
    const { accessToken } = await tenant.signIn('ada@example.com', { audience: API });
    expect(decodeJwt(accessToken)).toMatchObject({
      sub: ADA,
      aud: [API, `${tenant.url}/userinfo`],
    });
    expect(decodeJwt(accessToken).scope).not.toContain('current_user');
    const response = await tenant.call('GET', '/api/v2/users/auth0%7Cada', { token: accessToken });
    expect(response.status).toBe(401);
  });
});
