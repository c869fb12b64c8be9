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
const loginOf = async (person: string) => (await tenant.signIn(person)).idToken;
const linkWith = async (person: string) =>
  users().identities.link(ADA, { link_with: await loginOf(person) });

describe('linking', () => {
  it('answers 201 with all identities, the primary first and without profileData', async () => {
    const response = await tenant.call('POST', userPath(ADA, '/identities'), {
      token: ada.accessToken,
      body: { link_with: await loginOf('ada.l@gmail.example') },
    });

    expect(response.status).toBe(201);
    const [primary, secondary] = (await response.json()) as unknown[];
    expect(primary).not.toHaveProperty('profileData');
    expect(secondary).toMatchObject({
      provider: 'google-oauth2',
      user_id: '108204',
      isSocial: true,
      profileData: { email: 'ada.l@gmail.example', email_verified: true },
    });
  });

  it("drops the secondary's metadata and keeps the primary's", async () => {
    await linkWith('ada.l@gmail.example');

    expect(await tenant.control.user(GOOGLE)).toBeUndefined();
    expect((await tenant.control.user(ADA))?.user_metadata).toEqual({
      theme: 'dark',
      language: 'en',
      address: { city: 'London' },
    });
  });

  it('brings along what the secondary had already linked', async () => {
    const identities = await linkWith('grace@example.com');

    expect(identities.map(({ provider }) => provider)).toEqual(['auth0', 'twitter', 'linkedin']);
    for (const connection of ['twitter', 'linkedin']) {
      const { idToken } = await tenant.signIn('grace@example.com', { connection });
      expect(decodeJwt(idToken).sub).toBe(ADA);
    }
  });

  it('signs in the primary from then on, whichever login is used', async () => {
    await linkWith('ada.l@gmail.example');

    const { idToken } = await tenant.signIn('ada.l@gmail.example', { connection: 'google-oauth2' });

    expect(decodeJwt(idToken)).toMatchObject({ sub: ADA, email: 'ada@example.com' });
  });

  it('refuses an identity that is linked already with 409', async () => {
    const link_with = await loginOf('ada.l@gmail.example');
    await users().identities.link(ADA, { link_with });

    expect(await refusalOf(users().identities.link(ADA, { link_with }))).toMatchObject({
      statusCode: 409,
      error: 'Conflict',
      message: 'Specified identity already exists.',
    });
  });

  it('refuses the same account twice', async () => {
    expect(await refusalOf(linkWith('ada@example.com'))).toMatchObject({
      statusCode: 400,
      message: 'Main identity and the new one are the same.',
    });
  });

  it('refuses an account that somebody else has absorbed since', async () => {
    const link_with = await loginOf('eve@example.com');
    const bob = await tenant.signIn('bob@example.com');
    await users(bob.accessToken).identities.link('google-oauth2|bob%3A1', { link_with });

    expect(await refusalOf(users().identities.link(ADA, { link_with }))).toMatchObject({
      statusCode: 400,
      message: 'Provided secondary account not found.',
    });
  });

  it('refuses to name an account instead of proving it', async () => {
    const named = { provider: 'google-oauth2' as const, user_id: '108204' };

    expect(await refusalOf(users().identities.link(ADA, named))).toMatchObject({
      statusCode: 403,
      errorCode: 'insufficient_scope',
    });
    const both = { ...named, link_with: await loginOf('ada.l@gmail.example') };
    expect(await refusalOf(users().identities.link(ADA, both))).toMatchObject({
      statusCode: 400,
      errorCode: 'invalid_body',
    });
    expect(await tenant.control.user(GOOGLE)).toBeDefined();
  });

  it("refuses to link to somebody else's profile", async () => {
    const link_with = await loginOf('ada.l@gmail.example');

    expect(await refusalOf(users().identities.link('facebook|eve', { link_with }))).toMatchObject({
      errorCode: 'unowned_resource',
    });
  });

  it('refuses a token without update:current_user_identities', async () => {
    const scope = 'openid read:current_user update:users';
    const { accessToken } = await tenant.signIn('ada@example.com', { scope });
    const link_with = await loginOf('ada.l@gmail.example');

    const refusal = await refusalOf(users(accessToken).identities.link(ADA, { link_with }));

    expect(refusal).toMatchObject({ statusCode: 403, errorCode: 'insufficient_scope' });
  });

  const claims = () => decodeJwt(ada.idToken);
  const sub = GOOGLE;
  it.each([
    ['is no token', async () => 'nonsense', /Invalid token \(link_with\)/],
    ['is not RS256', () => forge({ ...claims(), sub }, 'ES256'), /alg of RS256/],
    ['has another issuer', () => forge({ ...claims(), sub, iss: 'http://x/' }), /same issuer/],
    ['was issued to another app', () => forge({ ...claims(), sub, aud: 'other' }), /aud claim/],
    ['has no sub', () => forge({ ...claims(), sub: '' }), /sub claim/],
    ['has a forged signature', () => forge({ ...claims(), sub }), /Invalid token \(link_with\)/],
  ])('refuses a link_with that %s', async (_, makeToken, message) => {
    const refusal = await refusalOf(users().identities.link(ADA, { link_with: await makeToken() }));

    expect(refusal).toMatchObject({ statusCode: 400, error: 'Bad Request' });
    expect(refusal.message).toMatch(message);
    expect(await tenant.control.user(GOOGLE)).toBeDefined();
  });

  it('refuses an ID token that has expired', async () => {
    await tenant.control.settings({ idTokenLifetimeSeconds: 1 });
    const { idToken } = await tenant.signIn('ada.l@gmail.example');
    const expiry = (decodeJwt(idToken).exp ?? 0) * 1000;
    await expect.poll(() => Date.now(), { timeout: 4000 }).toBeGreaterThan(expiry);

    const refusal = await refusalOf(users().identities.link(ADA, { link_with: idToken }));

    expect(refusal).toMatchObject({ statusCode: 400 });
  });
});

describe('unlinking', () => {
  beforeEach(async () => void (await linkWith('ada.l@gmail.example')));

  it('answers 200 with the identities that remain', async () => {
    const path = userPath(ADA, '/identities/google-oauth2/108204');
    const response = await tenant.call('DELETE', path, { token: ada.accessToken });

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject([{ provider: 'auth0', user_id: 'ada' }]);
  });

  it('makes a separate user of the identity, with its profile and no metadata', async () => {
    await users().identities.delete(ADA, 'google-oauth2', '108204');

    const freed = await tenant.control.user(GOOGLE);
    expect(freed).toMatchObject({ user_id: GOOGLE, email: 'ada.l@gmail.example' });
    expect(freed).not.toHaveProperty('user_metadata');
    expect(freed?.identities).toEqual([
      { connection: 'google-oauth2', provider: 'google-oauth2', user_id: '108204', isSocial: true },
    ]);
    const { idToken } = await tenant.signIn('ada.l@gmail.example');
    expect(decodeJwt(idToken).sub).toBe(GOOGLE);
  });

  it('refuses the main identity', async () => {
    expect(await refusalOf(users().identities.delete(ADA, 'auth0', 'ada'))).toMatchObject({
      statusCode: 400,
      message: 'Main identity cannot be removed.',
    });
  });

  it('refuses an identity that the user does not have', async () => {
    expect(await refusalOf(users().identities.delete(ADA, 'facebook', 'eve'))).toMatchObject({
      statusCode: 400,
    });
  });

  it.each([
    ['octo-ada@github.example', 'github', '583231', 'github|583231'],
    ['bob@example.com', 'google-oauth2', 'bob%3A1', 'google-oauth2|bob%3A1'],
    ['ada@acme.example', 'samlp', 'acme|ada@acme.example', 'samlp|acme|ada@acme.example'],
  ] as const)('gives %s a user of their own again', async (person, provider, userId, id) => {
    const before = await tenant.control.user(id);
    await linkWith(person);
    expect(await tenant.control.user(id)).toBeUndefined();

    await users().identities.delete(ADA, provider, userId);

    expect((await tenant.control.user(id))?.identities).toEqual(before?.identities);
  });
});
