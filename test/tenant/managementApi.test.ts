import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '../harness/signIn.ts';
import { forge, openTenant, refusalOf, userPath, type OpenTenant } from './support.ts';

const ADA = 'auth0|ada';
const GOOGLE = 'google-oauth2|108204';

let tenant: OpenTenant;
let ada: SignedIn;

beforeAll(async () => void (tenant = await openTenant()));
afterAll(() => tenant.close());
beforeEach(async () => {
  await tenant.control.reset();
  ada = await tenant.signIn('ada@example.com');
});

const users = (token = ada.accessToken) => tenant.management(token).users;

describe('reading a user', () => {
  it('shows the signed-in user, with metadata and identities', async () => {
    expect(await users().get(ADA)).toMatchObject({
      user_id: ADA,
      email: 'ada@example.com',
      email_verified: true,
      user_metadata: { theme: 'dark', language: 'en', address: { city: 'London' } },
      identities: [
        {
          connection: 'Username-Password-Authentication',
          provider: 'auth0',
          user_id: 'ada',
          isSocial: false,
        },
      ],
    });
  });

  it('shows a GitHub identity with a number for its user_id', async () => {
    const octo = await tenant.signIn('octo-ada@github.example');

    const { identities } = await users(octo.accessToken).get('github|583231');

    expect(identities?.[0]?.user_id).toBe(583231);
  });

  it('finds a user whose id contains an escape, when it is encoded once', async () => {
    const bob = await tenant.signIn('bob@example.com');
    const path = '/api/v2/users/google-oauth2%7Cbob%253A1';

    const response = await tenant.call('GET', path, { token: bob.accessToken });

    expect(await response.json()).toMatchObject({ user_id: 'google-oauth2|bob%3A1' });
  });

  it('finds a user whose id contains two pipes', async () => {
    const acme = await tenant.signIn('ada@acme.example');
    const id = 'samlp|acme|ada@acme.example';

    expect(await users(acme.accessToken).get(id)).toMatchObject({
      user_id: id,
      identities: [{ connection: 'acme', provider: 'samlp', user_id: 'acme|ada@acme.example' }],
    });
  });

  it('shows only the fields asked for, or all but them', async () => {
    expect(await users().get(ADA, { fields: 'email,name' })).toEqual({
      email: 'ada@example.com',
      name: 'Ada',
    });
    const rest = await users().get(ADA, { fields: 'email,name', include_fields: false });
    expect(Object.keys(rest)).not.toContain('email');
    expect(Object.keys(rest)).toContain('user_metadata');
  });

  it("refuses another user's profile with 403 unowned_resource", async () => {
    expect(await refusalOf(users().get(GOOGLE))).toEqual({
      statusCode: 403,
      error: 'Forbidden',
      message: 'User to be acted on does not match subject in bearer token.',
      errorCode: 'unowned_resource',
    });
  });

  it('refuses a token without the scope with 403 insufficient_scope', async () => {
    const { accessToken } = await tenant.signIn('ada@example.com', {
      scope: 'openid update:current_user_metadata',
    });

    expect(await refusalOf(users(accessToken).get(ADA))).toMatchObject({
      statusCode: 403,
      errorCode: 'insufficient_scope',
    });
  });

  it('answers 404 inexistent_user once the user has been linked to another one', async () => {
    const google = await tenant.signIn('ada.l@gmail.example');
    await users().identities.link(ADA, { link_with: google.idToken });

    expect(await refusalOf(users(google.accessToken).get(GOOGLE))).toMatchObject({
      statusCode: 404,
      errorCode: 'inexistent_user',
    });
  });
});

describe('the access token', () => {
  it('is needed', async () => {
    const response = await tenant.call('GET', userPath(ADA));

    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ message: 'Missing authentication' });
  });

  it('is refused when somebody else signed it', async () => {
    const forged = await forge(decodeJwt(ada.accessToken));

    expect(await refusalOf(users(forged).get(ADA))).toMatchObject({
      statusCode: 401,
      error: 'Unauthorized',
    });
  });

  it('cannot be an ID token', async () => {
    expect(await refusalOf(users(ada.idToken).get(ADA))).toMatchObject({ statusCode: 401 });
  });

  it('is refused once it has expired', async () => {
    await tenant.control.settings({ accessTokenLifetimeSeconds: 1 });
    const { accessToken } = await tenant.signIn('ada@example.com');
    const expired = async () =>
      (await tenant.call('GET', userPath(ADA), { token: accessToken })).status;

    await expect.poll(expired, { timeout: 4000 }).toBe(401);
  });
});

describe('changing user_metadata', () => {
  const metadataOf = async (id: string) => (await tenant.control.user(id))?.user_metadata;
  const patch = (user_metadata: Record<string, unknown>) => users().update(ADA, { user_metadata });

  it('merges the first level and replaces what is nested', async () => {
    await patch({ newsletter: true, address: { country: 'UK' } });

    expect(await metadataOf(ADA)).toEqual({
      theme: 'dark',
      language: 'en',
      newsletter: true,
      address: { country: 'UK' },
    });
  });

  it('deletes a key that is set to null', async () => {
    await patch({ theme: null });

    expect(await metadataOf(ADA)).toEqual({ language: 'en', address: { city: 'London' } });
  });

  it('wipes everything when it gets an empty object', async () => {
    await patch({});

    expect(await metadataOf(ADA)).toEqual({});
  });

  it.each(['a.b', 'pri$ce'])('refuses the key %s', async (key) => {
    expect(await refusalOf(patch({ [key]: 1 }))).toMatchObject({ statusCode: 400 });
    expect(await refusalOf(patch({ nested: { [key]: 1 } }))).toMatchObject({ statusCode: 400 });
    expect(await metadataOf(ADA)).toHaveProperty('theme', 'dark');
  });

  it.each([{ app_metadata: { admin: true } }, { email: 'x@example.com' }, { blocked: true }])(
    'refuses %j, for which a page has no scope',
    async (change) => {
      expect(await refusalOf(users().update(ADA, change))).toMatchObject({
        statusCode: 403,
        errorCode: 'insufficient_scope',
      });
    },
  );

  it("refuses another user's metadata", async () => {
    const change = { user_metadata: { theme: 'light' } };

    expect(await refusalOf(users().update('facebook|eve', change))).toMatchObject({
      errorCode: 'unowned_resource',
    });
  });

  it('refuses metadata that is not an object, and a body that is not JSON', async () => {
    const wrong = { token: ada.accessToken, body: { user_metadata: [1] } };
    const response = await tenant.call('PATCH', userPath(ADA), wrong);
    expect(response.status).toBe(400);

    const form = await fetch(`${tenant.url}${userPath(ADA)}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${ada.accessToken}` },
      body: new URLSearchParams({ user_metadata: 'x' }),
    });
    expect(form.status).toBe(415);
  });
});

it('answers 404 for a path of the Management API that it does not serve', async () => {
  for (const path of ['/api/v2/clients', '/api/v2/users/%zz', '/api/v2/users/a/b/c']) {
    const response = await tenant.call('GET', path, { token: ada.accessToken });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ statusCode: 404, error: 'Not Found' });
  }
});
