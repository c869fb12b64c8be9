import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authorize, createCookieJar } from '../harness/signIn.ts';
import { openTenant, ORIGIN, refusalOf, userPath, type OpenTenant } from './support.ts';

const ADA = 'auth0|ada';
const GOOGLE = 'google-oauth2|108204';

let tenant: OpenTenant;
let token: string;

beforeAll(async () => void (tenant = await openTenant()));
afterAll(() => tenant.close());
beforeEach(async () => {
  await tenant.control.reset();
  token = (await tenant.signIn('ada@example.com')).accessToken;
});

const read = () => tenant.call('GET', userPath(ADA), { token });
const theme = async () => (await tenant.control.user(ADA))?.user_metadata?.theme;
const paint = (colour: string) =>
  tenant.call('PATCH', userPath(ADA), { token, body: { user_metadata: { theme: colour } } });
const statusOfLast = async (route: string) =>
  (await tenant.control.requests()).filter((request) => request.route === route).at(-1)?.status;

describe('a status', () => {
  it.each([
    [400, { error: 'Bad Request', errorCode: 'invalid_body' }],
    [403, { error: 'Forbidden', errorCode: 'unowned_resource' }],
    [409, { error: 'Conflict', message: 'Specified identity already exists.' }],
    [500, { error: 'Internal Server Error' }],
  ])('of %i comes in the envelope of the service', async (status, envelope) => {
    await tenant.control.fault({ route: 'readUser', status });

    const response = await read();

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ statusCode: status, ...envelope });
  });

  it('can have a body and headers of its own', async () => {
    await tenant.control.fault({
      route: 'readUser',
      status: 418,
      body: { tea: true },
      headers: { 'x-pot': 'short' },
    });

    const response = await read();

    expect(response.headers.get('x-pot')).toBe('short');
    expect(await response.json()).toEqual({ tea: true });
  });

  it('can come with a body that is not JSON', async () => {
    await tenant.control.fault({ route: 'readUser', status: 502, raw: '<html>Bad gateway' });

    expect(await (await read()).text()).toBe('<html>Bad gateway');
  });

  it('comes before the effect, or after it', async () => {
    await tenant.control.fault({ route: 'updateUser', status: 500, times: 1 });
    expect((await paint('red')).status).toBe(500);
    expect(await theme()).toBe('dark');

    await tenant.control.fault({ route: 'updateUser', status: 500, when: 'after' });
    expect((await paint('blue')).status).toBe(500);
    expect(await theme()).toBe('blue');
  });

  it('of 429 says when to come back', async () => {
    await tenant.control.fault({ route: 'readUser', status: 429, retryAfterSeconds: 7 });
    const earliest = Math.floor(Date.now() / 1000) + 7;

    const { headers } = await read();

    expect(headers.get('x-ratelimit-limit')).toBe('2');
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThanOrEqual(earliest);
    expect(Number(headers.get('x-ratelimit-reset'))).toBeLessThan(earliest + 10);
  });

  it('is what the real client reports', async () => {
    await tenant.control.fault({ route: 'readUser', status: 429 });

    const refusal = await refusalOf(tenant.management(token).users.get(ADA));

    expect(refusal).toMatchObject({ statusCode: 429, errorCode: 'too_many_requests' });
  });
});

describe('a fault', () => {
  it('ends after as many times as it was given', async () => {
    await tenant.control.fault({ route: 'readUser', status: 500, times: 2 });

    expect([await read(), await read(), await read()].map(({ status }) => status)).toEqual([
      500, 500, 200,
    ]);
  });

  it('meets one user and one route only, when it says so', async () => {
    await tenant.control.fault({ route: 'readUser', userId: 'facebook|eve', status: 500 });
    expect((await read()).status).toBe(200);

    await tenant.control.fault({ route: 'readUser', userId: ADA, status: 500 });
    expect((await read()).status).toBe(500);
    expect((await paint('red')).status).toBe(200);
  });

  it('is gone after faults are cleared', async () => {
    await tenant.control.fault({ route: 'readUser', status: 500 });
    await tenant.control.clearFaults();

    expect((await read()).status).toBe(200);
  });

  it.each([
    [{ route: 'nowhere' }, /"route"/],
    [{ route: 'link', delay: 5 }, /no field "delay"/],
    [{ route: 'link', status: 'bad' }, /"status"/],
    [{ route: 'token', userId: ADA }, /"userId"/],
    [{ status: 500 }, /needs a "route"/],
  ])('that cannot work, such as %j, is refused', async (fault, message) => {
    await expect(tenant.control.fault(fault as never)).rejects.toThrow(message);
  });

  it('can delay an answer', async () => {
    await tenant.control.fault({ route: 'readUser', delayMs: 60 });
    const startedAt = performance.now();

    expect((await read()).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThan(50);
  });
});

describe('a dropped connection', () => {
  it('before the effect changes nothing', async () => {
    await tenant.control.fault({ route: 'updateUser', drop: 'before' });

    await expect(paint('red')).rejects.toThrow('fetch failed');
    expect(await theme()).toBe('dark');
    expect(await statusOfLast('updateUser')).toBeNull();
  });

  it('after the effect loses the answer only', async () => {
    await tenant.control.fault({ route: 'link', drop: 'after', times: 1 });
    const { idToken } = await tenant.signIn('ada.l@gmail.example');
    const link = () => tenant.management(token).users.identities.link(ADA, { link_with: idToken });

    await expect(link()).rejects.toThrow();

    expect(await tenant.control.user(GOOGLE)).toBeUndefined();
    expect(await refusalOf(link())).toMatchObject({ statusCode: 409 });
  });
});

describe('an answer that is held', () => {
  const heldCount = async () => (await tenant.control.faults())[0]?.held;

  it('comes when it is released', async () => {
    await tenant.control.fault({ route: 'updateUser', hold: 'paint' });
    const answer = paint('red');
    await expect.poll(heldCount).toBe(1);
    expect(await theme()).toBe('dark');

    expect(await tenant.control.release('paint')).toEqual({ released: 1 });

    expect((await answer).status).toBe(200);
    expect(await theme()).toBe('red');
    expect((await paint('blue')).status).toBe(200);
  });

  it('can be held after the effect, and end in a fault', async () => {
    await tenant.control.fault({ route: 'updateUser', hold: 'paint', when: 'after', status: 500 });
    const answer = paint('red');
    await expect.poll(heldCount).toBe(1);
    expect(await theme()).toBe('red');

    await tenant.control.clearFaults();

    expect((await answer).status).toBe(500);
  });

  it('never comes when the route hangs', async () => {
    await tenant.control.fault({ route: 'readUser', hang: true });
    const given = new AbortController();
    const answer = fetch(`${tenant.url}${userPath(ADA)}`, { signal: given.signal });
    const met = async () => (await tenant.control.faults())[0]?.met;
    await expect.poll(met).toBe(1);

    given.abort();

    await expect(answer).rejects.toThrow('aborted');
  });
});

describe('faults of a login', () => {
  it('let /authorize answer the app with an error of choice, once', async () => {
    await tenant.control.fault({
      route: 'authorize',
      error: 'access_denied',
      errorDescription: 'Not today',
      times: 1,
    });
    const attempt = { person: 'ada@example.com', origin: ORIGIN };

    expect(Object.fromEntries(await authorize(tenant.url, attempt, 'verifier'))).toMatchObject({
      error: 'access_denied',
      error_description: 'Not today',
    });
    expect((await tenant.signIn('ada@example.com')).idToken).not.toBe('');
  });

  it('let the token endpoint refuse in the words of OAuth', async () => {
    await tenant.control.fault({ route: 'token', status: 403 });

    const response = await tenant.call('POST', '/oauth/token', { body: {} });

    expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('lose a code when the answer is dropped after the effect', async () => {
    await tenant.control.fault({ route: 'token', drop: 'after', times: 1 });

    await expect(tenant.signIn('ada@example.com')).rejects.toThrow('fetch failed');
    const { idToken } = await tenant.signIn('ada@example.com', { cookies: createCookieJar() });
    expect(decodeJwt(idToken).sub).toBe(ADA);
  });
});

describe('the rate limit', () => {
  it('is off at first', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, read));

    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('of a free tenant lets two calls through and then tells when to come back', async () => {
    await tenant.control.settings({ requestsPerSecond: 2 });

    const answers = await Promise.all([read(), read(), read()]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('x-ratelimit-limit')).toBe('2');
    expect(refused?.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(await refused?.json()).toMatchObject({ errorCode: 'too_many_requests' });
    await expect.poll(async () => (await read()).status, { interval: 200 }).toBe(200);
  });
});
