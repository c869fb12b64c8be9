import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../host-demo/tenant/faults.ts';
import type { Settings } from '../../host-demo/tenant/settings.ts';
import { doctor } from '../../src/doctor/doctor.ts';
import { MADE_UP } from '../../src/doctor/tenant/subject.ts';
import { openTenant, ORIGIN, type OpenTenant } from '../tenant/support.ts';
import { diagnosisOf, tenantArguments } from './support.ts';

const CALLBACK = `${ORIGIN}/link-accounts-callback`;
const SETTINGS = 'Applications → your app → Settings';

const DOMAIN_FIX = `${SETTINGS} → Domain: use that one`;
const ASK_AGAIN = 'Ask again';

let tenant: OpenTenant;

beforeAll(async () => void (tenant = await openTenant()));
afterAll(() => tenant.close());
beforeEach(() => tenant.control.reset());

const diagnose = (...more: string[]) => diagnosisOf([...tenantArguments(tenant), ...more]);

describe('a tenant that is set up', () => {
  it('has nothing wrong', async () => {
    const { exitCode, wrong, unknown, right } = await diagnose(
      '--connection',
      'github',
      '--management-audience',
      `${tenant.issuer}api/v2/`,
    );

    expect({ exitCode, wrong, unknown }).toEqual({ exitCode: 0, wrong: [], unknown: [] });
    expect(right).toEqual([
      'Domain',
      'Signing keys',
      'Application',
      'Grant Types: Authorization Code',
      'Grant Types: Refresh Token',
      `Allowed Callback URLs: ${ORIGIN}`,
      `Allowed Callback URLs: ${CALLBACK}`,
      `Allowed Web Origins: ${ORIGIN}`,
      `Allowed Origins (CORS), tokens: ${ORIGIN}`,
      `Allowed Origins (CORS), users: ${ORIGIN}`,
      `Allowed Logout URLs: ${ORIGIN}`,
      'Management API',
      'Connection: github',
    ]);
  });

  it('is left as it was, with nobody signed in', async () => {
    const before = await tenant.control.users();
    await tenant.control.settings({ issuedTokens: true });

    await diagnose('--connection', 'github');

    expect(await tenant.control.users()).toEqual(before);
    expect(await tenant.control.tokens()).toEqual([]);
  });

  it('may answer with its login page at once, where it does not redirect to it', async () => {
    // the first three requests are those of the callback URLs and of the web message
    await tenant.control.fault(
      { route: 'authorize', times: 3 },
      { route: 'authorize', status: 200, raw: '<h1>Sign in</h1>' },
    );

    expect((await diagnose()).wrong).toEqual([]);
  });
});

/** Breaks the tenant, or the question about it: answers what to ask differently. */
type Breakage = (control: OpenTenant['control']) => Promise<string[]>;

const settings =
  (changes: Partial<Settings>): Breakage =>
  async (control) => {
    await control.settings(changes);
    return [];
  };
const fault =
  (injected: Fault, ...more: string[]): Breakage =>
  async (control) => {
    await control.fault(injected);
    return more;
  };
const asking =
  (...more: string[]): Breakage =>
  async () =>
    more;

const PAGE_FIX: unknown = expect.stringContaining('Your host: answer this path');
const SORRY = { location: 'https://sorry.example/?client_id=1&error=invalid_request' };
const EC_KEY = { kty: 'EC', alg: 'ES256', kid: '1' };

describe('what is wrong with a tenant has one line, and the setting to change', () => {
  it.each<[what: string, breakage: Breakage, name: string, saw: string, fix: string]>([
    [
      'there is no tenant at this domain',
      fault({ route: 'discovery', status: 404 }),
      'Domain',
      'no discovery document (404)',
      DOMAIN_FIX,
    ],
    [
      'it calls itself by another name',
      fault({ route: 'discovery', body: { issuer: 'https://canonical.example/' } }),
      'Domain',
      'its issuer is https://canonical.example/, not',
      DOMAIN_FIX,
    ],
    [
      'nobody listens there',
      fault({ route: 'discovery', drop: 'before' }),
      'Domain',
      'no answer (',
      DOMAIN_FIX,
    ],
    [
      'it cannot be asked',
      asking('--domain', 'http://localhost:1'), // no client asks this port
      'Domain',
      'no answer (bad port)',
      DOMAIN_FIX,
    ],
    [
      'it speaks http, and was named without it',
      async () => ['--domain', new URL(tenant.url).host],
      'Domain',
      'no answer (ERR_SSL_WRONG_VERSION_NUMBER)',
      'For http, name it: --domain http://localhost:',
    ],
    [
      'nobody answers in time',
      fault({ route: 'discovery', hang: true }, '--timeout', '0.5'),
      'Domain',
      'no answer in time',
      DOMAIN_FIX,
    ],
    [
      'it signs with another algorithm only',
      fault({
        route: 'jwks',
        body: { keys: [EC_KEY, { kty: 'EC' }, { kty: 'RSA', alg: 'RS512' }] },
      }),
      'Signing keys',
      'none for RS256 among 3',
      'JSON Web Token Signature Algorithm: RS256',
    ],
    [
      'the application is not known, or has a secret',
      asking('--client-id', 'somebody-else'),
      'Application',
      'somebody-else is not known, or needs a secret (invalid_client)',
      'Application Type: Single Page Application',
    ],
    [
      'codes may not be redeemed',
      settings({ grantTypes: ['refresh_token'] }),
      'Grant Types: Authorization Code',
      'not allowed for the application',
      `${SETTINGS} → Advanced Settings → Grant Types: tick Authorization Code.`,
    ],
    [
      'refresh tokens may not be used',
      settings({ grantTypes: ['authorization_code'] }),
      'Grant Types: Refresh Token',
      'not allowed for the application',
      `${SETTINGS} → Advanced Settings → Grant Types: tick Refresh Token.`,
    ],
    [
      'a login may not come back to the page',
      settings({ allowedCallbackUrls: [CALLBACK] }),
      `Allowed Callback URLs: ${ORIGIN}`,
      'shows a page of its own (400)',
      `${SETTINGS} → Allowed Callback URLs: add ${ORIGIN}`,
    ],
    [
      'a login by redirect may not come back',
      settings({ allowedCallbackUrls: [ORIGIN] }),
      `Allowed Callback URLs: ${CALLBACK}`,
      'shows a page of its own (400)',
      `${SETTINGS} → Allowed Callback URLs: add ${CALLBACK}`,
    ],
    [
      'a login comes back to the page of an error instead',
      fault({ route: 'authorize', status: 302, headers: SORRY, times: 1 }),
      `Allowed Callback URLs: ${ORIGIN}`,
      'the tenant leads to https://sorry.example/ invalid_request',
      `${SETTINGS} → Allowed Callback URLs: add ${ORIGIN}`,
    ],
    [
      'no web message is sent to the origin',
      settings({ allowedWebOrigins: ['https://other.example'] }),
      `Allowed Web Origins: ${ORIGIN}`,
      'no web message',
      `${SETTINGS} → Allowed Web Origins: add ${ORIGIN}`,
    ],
    [
      'the page may ask for tokens, but not read them',
      fault({ route: 'token', headers: { 'access-control-allow-origin': 'https://x.example' } }),
      `Allowed Origins (CORS), tokens: ${ORIGIN}`,
      'may be asked, but not read',
      `${SETTINGS} → Allowed Origins (CORS): add ${ORIGIN}`,
    ],
    [
      'a logout may not come back',
      settings({ allowedLogoutUrls: [CALLBACK] }),
      `Allowed Logout URLs: ${ORIGIN}`,
      'shows a page of its own (400)',
      `${SETTINGS} → Allowed Logout URLs: add ${ORIGIN}`,
    ],
    [
      'the Management API has another name, as behind a custom domain',
      asking('--management-audience', 'https://custom.example/api/v2/'),
      'Management API',
      'access_denied: Service not found: https://custom.example/api/v2/',
      'Applications → APIs → Auth0 Management API',
    ],
    [
      'a connection does not exist, or is not for this application',
      asking('--connection', 'github', '--connection', 'myspace'),
      'Connection: myspace',
      'invalid_request: the connection was not found',
      'on its tab Applications, switch your app on',
    ],
    [
      'the tenant is asked too often',
      fault({ route: 'logout', status: 429 }),
      `Allowed Logout URLs: ${ORIGIN}`,
      'answered 429',
      ASK_AGAIN,
    ],
    [
      'the tenant is down half-way',
      fault({ route: 'authorize', status: 503, times: 1 }),
      `Allowed Callback URLs: ${ORIGIN}`,
      'answered 503',
      ASK_AGAIN,
    ],
    [
      'the tenant answers what nobody foresaw',
      fault({ route: 'token', status: 418, body: { error: 'teapot' } }),
      'Application',
      'answered 418',
      ASK_AGAIN,
    ],
  ])('%s', async (_, breakage, ...[name, saw, fix]) => {
    const { exitCode, wrong, unknown } = await diagnose(...(await breakage(tenant.control)));

    expect(wrong).toEqual([
      { name, saw: expect.stringContaining(saw), fix: expect.stringContaining(fix) },
    ]);
    expect(exitCode).toBe(1);
    for (const other of unknown) expect(other).not.toBe(name);
  });

  it('a page for errors that is not the tenant’s own is no login', async () => {
    await tenant.control.fault(
      { route: 'authorize', times: 3 },
      { route: 'authorize', status: 302, headers: SORRY },
    );

    expect((await diagnose()).wrong).toMatchObject([
      { name: 'Management API', saw: 'invalid_request' },
    ]);
  });

  it('an error page that quotes the origin is no web message to it', async () => {
    await tenant.control.fault(
      { route: 'authorize', times: 2 },
      { route: 'authorize', status: 400, raw: `"${ORIGIN}" is not registered`, times: 1 },
    );

    expect((await diagnose()).wrong).toMatchObject([{ name: `Allowed Web Origins: ${ORIGIN}` }]);
  });

  it('an origin whose pages may read nothing has two, for one setting', async () => {
    await tenant.control.settings({ corsOrigins: ['https://other.example'] });

    const { wrong } = await diagnose();

    const fix = `${SETTINGS} → Allowed Origins (CORS): add ${ORIGIN}`;
    expect(wrong).toEqual([
      {
        name: `Allowed Origins (CORS), tokens: ${ORIGIN}`,
        saw: 'no Access-Control-Allow-Origin for it',
        fix,
      },
      {
        name: `Allowed Origins (CORS), users: ${ORIGIN}`,
        saw: 'GET: no Access-Control-Allow-Origin for it',
        fix,
      },
    ]);
  });
});

describe('what rests on something wrong', () => {
  it('is not asked, so that one fault shows once', async () => {
    const { right, unknown } = await diagnose('--client-id', 'somebody-else');

    expect(right).toEqual(['Domain', 'Signing keys']);
    expect(unknown).toHaveLength(9);
  });

  it('is asked all the same where it does not', async () => {
    await tenant.control.settings({ allowedCallbackUrls: [CALLBACK] });

    const { right, unknown } = await diagnose('--connection', 'github');

    expect(unknown).toEqual([
      `Allowed Web Origins: ${ORIGIN}`,
      'Management API',
      'Connection: github',
    ]);
    expect(right).toContain(`Allowed Callback URLs: ${CALLBACK}`);
    expect(right).toContain(`Allowed Logout URLs: ${ORIGIN}`);
  });
});

describe('the question', () => {
  it('is put for each origin', async () => {
    const { wrong, right } = await diagnose('--origin', 'https://second.example');

    expect(right).toContain(`Allowed Logout URLs: ${ORIGIN}`);
    expect(right).toContain('Management API');
    expect(wrong.map(({ name }) => name)).toEqual([
      'Allowed Callback URLs: https://second.example',
      'Allowed Callback URLs: https://second.example/link-accounts-callback',
      'Allowed Origins (CORS), tokens: https://second.example',
      'Allowed Origins (CORS), users: https://second.example',
      'Allowed Logout URLs: https://second.example',
    ]);
  });

  it.each<[what: string, status: number, type: string, wrong: object[]]>([
    ['serves its page there', 200, 'text/html; charset=utf-8', []],
    ['has none there', 404, 'text/html', [{ saw: 'answered 404', fix: PAGE_FIX }]],
    ['is down', 503, 'text/html', [{ saw: 'answered 503', fix: PAGE_FIX }]],
    ['has data there', 200, 'application/json', [{ saw: 'no page (application/json)' }]],
  ])(
    'is put to a host that signs in by redirect, too: one that %s',
    async (_, status, type, not) => {
      const asked: (string | undefined)[] = [];
      const host = createServer((request, response) => {
        asked.push(request.url);
        response.writeHead(status, { 'content-type': type }).end();
      });
      await once(host.listen(0, 'localhost'), 'listening');
      const origin = `http://localhost:${(host.address() as AddressInfo).port}`;
      const its = await openTenant(origin);
      const line = `doctor --domain ${its.url} --client-id link-accounts-demo --origin ${origin}`;

      const { wrong } = await diagnosisOf([...line.split(' '), '--login', 'redirect']);

      expect(asked).toEqual(['/link-accounts-callback']);
      const name = `Callback page: ${origin}/link-accounts-callback`;
      expect(wrong).toMatchObject(not.map((one) => ({ name, ...one })));
      await its.close();
      host.close();
    },
  );

  it('leaves the callback path out for a host that uses pop-ups alone', async () => {
    await tenant.control.settings({ allowedCallbackUrls: [ORIGIN] });

    expect((await diagnose('--login', 'popup')).wrong).toEqual([]);
  });

  it('follows a callback path of the host', async () => {
    await tenant.control.settings({ allowedCallbackUrls: [ORIGIN, `${ORIGIN}/linked`] });

    expect((await diagnose('--callback-path', '/linked')).wrong).toEqual([]);
  });
});

describe('the report', () => {
  it('repeats nothing that was sent, and none of the address that a tenant leads to', async () => {
    await tenant.control.fault({ route: 'authorize', status: 302, headers: SORRY });

    const { output } = await diagnose();

    expect(output).toContain('sorry.example');
    expect(output).not.toContain(MADE_UP);
    expect(output).not.toContain('client_id=');
  });

  it('lets no tenant write to the terminal', async () => {
    const issuer = 'https://x.example/\u001b[2J\u202e\nok everything';
    await tenant.control.fault({ route: 'discovery', body: { issuer } });

    const { output } = await doctor(tenantArguments(tenant));

    expect(output).toContain('https://x.example/ [2J ok everything');
  });
});
