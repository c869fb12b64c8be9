import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTenant, ORIGIN, userPath, type OpenTenant } from './support.ts';

const ADA = 'auth0|ada';

let tenant: OpenTenant;
let token: string;

beforeAll(async () => void (tenant = await openTenant()));
afterAll(() => tenant.close());
beforeEach(async () => {
  await tenant.control.reset();
  token = (await tenant.signIn('ada@example.com')).accessToken;
});

const preflight = (path: string, origin: string) =>
  fetch(`${tenant.url}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,content-type',
    },
  });

describe('cross-origin access', () => {
  it.each([userPath(ADA), userPath(ADA, '/identities/google-oauth2/1'), '/oauth/token'])(
    'to %s is announced to an allowed origin, without credentials',
    async (path) => {
      const { status, headers } = await preflight(path, ORIGIN);

      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(headers.get('access-control-allow-methods')).toContain('PATCH');
      expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type');
      expect(headers.get('access-control-max-age')).toBe('600');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    },
  );

  it('is not granted to another origin', async () => {
    const origin = 'http://evil.example';
    const answers = [
      await preflight(userPath(ADA), origin),
      await tenant.call('GET', userPath(ADA), { token, origin }),
      await tenant.call('POST', '/oauth/token', {
        origin,
        body: { client_id: 'link-accounts-demo' },
      }),
    ];

    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('follows the list of origins that the tenant is given', async () => {
    await tenant.control.settings({ corsOrigins: ['http://localhost:4000'] });

    const allowed = async (origin: string) =>
      (await preflight('/oauth/token', origin)).headers.get('access-control-allow-origin');
    expect(await allowed(ORIGIN)).toBeNull();
    expect(await allowed('http://localhost:4000')).toBe('http://localhost:4000');
  });

  it('covers refusals', async () => {
    const response = await tenant.call('GET', userPath('facebook|eve'), { token });

    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  });

  it.each(['readUser', 'token'] as const)('covers injected faults (%s)', async (route) => {
    await tenant.control.fault({ route, status: 503 });

    const response =
      route === 'token'
        ? await tenant.call('POST', '/oauth/token', { body: {} })
        : await tenant.call('GET', userPath(ADA), { token });

    expect(response.status).toBe(503);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  });

  it('leaves preflights alone when a fault is injected', async () => {
    await tenant.control.fault(
      { route: 'readUser', status: 500 },
      { route: 'updateUser', drop: 'before' },
    );

    expect((await preflight(userPath(ADA), ORIGIN)).status).toBe(204);
  });

  it('lets pages read the rate limit, unless the tenant is told not to', async () => {
    const exposed = async () =>
      (await tenant.call('GET', userPath(ADA), { token })).headers.get(
        'access-control-expose-headers',
      );

    expect(await exposed()).toBe('x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset');
    await tenant.control.settings({ exposeRateLimitHeaders: false });
    expect(await exposed()).toBeNull();
  });
});
