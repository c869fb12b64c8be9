/** What the documentation says of the doctor is what the doctor says. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HELP } from '../../src/doctor/arguments.ts';
import { doctor } from '../../src/doctor/doctor.ts';
import { BY_HAND } from '../../src/doctor/tenant/byHand.ts';
import { tenantChecks } from '../../src/doctor/tenant/checks.ts';
import { serveRemote, tenantArguments } from '../doctor/support.ts';
import { openTenant, type OpenTenant } from '../tenant/support.ts';

const DOCS = new URL('../../docs/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, DOCS), 'utf8');

let tenant: OpenTenant;
let remote: Awaited<ReturnType<typeof serveRemote>>;

beforeAll(async () => {
  tenant = await openTenant();
  remote = await serveRemote({ headers: { 'Cache-Control': 'no-cache' } });
});
afterAll(() => Promise.all([tenant.close(), remote.close()]));

describe("the doctor's documentation", () => {
  it('shows what it really prints', async () => {
    await tenant.control.settings({ allowedWebOrigins: [] });

    const { output } = await doctor([...tenantArguments(tenant), '--remote', remote.url]);

    const printed = output
      .replaceAll(tenant.url, 'http://localhost:3002')
      .replaceAll(new URL(remote.url).origin, 'http://localhost:3001');
    const [, shown] = /```text\n([^]*?)```/.exec(read('doctor.md')) ?? [];
    expect(shown).toBe(printed);
  });

  it('has every option of the help', () => {
    const options = (text: string) => new Set([...text.matchAll(/--[a-z][a-z-]+/g)].map(String));

    expect(options(read('doctor.md'))).toEqual(options(HELP));
  });
});

describe('the checklist for a tenant', () => {
  const checklist = read('tenant.md');
  /** The last column. */
  const lines = [...checklist.matchAll(/\| ([^|]+?) *\|$/gm)].map(([, line = '']) => line);
  const stem = (name: string) => name.replace(/(, \w+)?: .*$/, '');
  const subject = {
    baseUrl: 'https://tenant.example',
    clientId: 'app',
    origins: ['https://app.example'] as const,
    callbackPath: '/callback',
    isByRedirect: false,
    connections: ['github'],
    audience: 'https://tenant.example/api/v2/',
  };

  it.each([...new Set(tenantChecks(subject).map(({ name }) => stem(name)))])(
    'says what the line "%s" is about',
    (name) => expect(lines.some((line) => line === name || line.startsWith(`${name},`))).toBe(true),
  );

  it.each(BY_HAND)('has what is checked by hand: $name', ({ name }) => {
    expect(checklist.toLowerCase()).toContain(`by hand: ${name}`.toLowerCase());
  });
});

it.each(['doctor.md', 'tenant.md', 'migrating.md'])('%s links only to files that exist', (name) => {
  const links = [...read(name).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path);

  expect(links).not.toHaveLength(0);
  expect(links.filter((path) => !existsSync(new URL(path, DOCS)))).toEqual([]);
});
