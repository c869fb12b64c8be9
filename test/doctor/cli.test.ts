import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../../src/doctor/doctor.ts';
import { openTenant, type OpenTenant } from '../tenant/support.ts';
import { serveRemote, tenantArguments } from './support.ts';

const CLI = fileURLToPath(new URL('../../src/doctor/cli.ts', import.meta.url));

let tenant: OpenTenant;
let remote: Awaited<ReturnType<typeof serveRemote>>;

beforeAll(async () => {
  tenant = await openTenant();
  remote = await serveRemote();
});
afterAll(() => Promise.all([tenant.close(), remote.close()]));

async function run(...argv: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...argv]);
  const output = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (output.out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output.err += text.toString()));
  const [exitCode] = (await once(child, 'close')) as [number];
  return { exitCode, ...output };
}

describe('the command', () => {
  it('prints a table and ends with 0 when all is right', async () => {
    const { exitCode, out, err } = await run(...tenantArguments(tenant), '--remote', remote.url);

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toContain(`Tenant ${tenant.url}, application link-accounts-demo\n`);
    expect(out).toMatch(/^ {2}ok {5}Signing keys +1 for RS256$/m);
    expect(out).toMatch(/^ {2}ok {5}Files +all 6 are there$/m);
    expect(out).toContain('Cannot be seen from outside: check by hand\n');
    expect(out).toMatch(/^ {2}ok {5}Integrity +all 6 have the hash that the manifest says$/m);
    expect(out).toMatch(/21 right, 0 wrong, 0 not asked\.\n$/);
  });

  it('ends with 1 when something is wrong, and says what to change beneath it', async () => {
    const { exitCode, out } = await run(...tenantArguments(tenant), '--connection', 'myspace');

    expect(exitCode).toBe(1);
    expect(out).toMatch(/^ {2}WRONG {2}Connection: myspace .*\n {9}fix: Authentication → /m);
    expect(out).toMatch(/12 right, 1 wrong, 0 not asked\.\n$/);
  });

  it('ends with 2 and prints no table when it was not understood', async () => {
    const { exitCode, out, err } = await run('doctor', '--domain', tenant.url);

    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toBe('--domain needs --client-id and --origin.\n--help says more.\n');
  });
});

const asked = (line: string) => doctor(line.split(' '));

describe('the command line', () => {
  it.each([
    ['--domain x --client-id y --origin https://a.example', 'The command is "doctor".'],
    ['doctor now --remote https://a.example/m.json', 'The command is "doctor".'],
    ['doctor', 'Name a tenant with --domain, or a remote with --remote.'],
    ['doctor --domain x --client-id y', '--domain needs --client-id and --origin.'],
    ['doctor --domain x --origin https://a.example', '--domain needs --client-id and --origin.'],
    ['doctor --domain x --client-id y --origin a.example', '--origin a.example: write an address'],
    [
      'doctor --domain x --client-id y --origin https://a.example/settings',
      'write https://a.example.',
    ],
    ['doctor --domain a:b:c --client-id y --origin https://a.example', '--domain https://a:b:c'],
    ['doctor --remote ftp://a.example/m.json', '--remote ftp://a.example/m.json: write an address'],
    [
      'doctor --domain x --client-id y --origin https://a.example --login window',
      '--login window: write auto, popup or redirect.',
    ],
    [
      'doctor --domain x --client-id y --origin https://a.example --callback-path linked',
      '--callback-path linked: begin with a slash.',
    ],
    ['doctor --remote https://a.example/m.json --timeout soon', '--timeout soon: write a number'],
    ['doctor --remote https://a.example/m.json --timeout 0', '--timeout 0: write a number'],
    ['doctor --tenant x', "Unknown option '--tenant'"],
  ])('%s → %s', async (line, complaint) => {
    const outcome = await asked(line);

    expect(outcome).toMatchObject({ exitCode: 2, output: '' });
    expect(outcome.complaint).toContain(complaint);
  });

  it('explains itself to whoever asks nothing', async () => {
    const help = await asked('--help');

    expect(await doctor([])).toEqual({ ...help, exitCode: 2 });
  });

  it.each(['doctor --help', '-h'])('explains itself: %s', async (line) => {
    const { exitCode, output } = await asked(line);

    expect(exitCode).toBe(0);
    expect(output).toContain('--management-audience');
    expect(output).toContain(
      'Exit code: 0 all is right, 1 something is wrong, 2 the command line is.',
    );
  });
});

describe('the machine-readable report', () => {
  it('says the same as the table', async () => {
    const { exitCode, output } = await doctor([...tenantArguments(tenant), '--json']);
    const report = JSON.parse(output) as { ok: boolean; sections: { findings: unknown[] }[] };

    expect({ exitCode, ok: report.ok }).toEqual({ exitCode: 0, ok: true });
    expect(report.sections[0]?.findings).toContainEqual({
      name: 'Signing keys',
      is: 'right',
      saw: '1 for RS256',
    });
  });
});
