import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../host-demo/tenant/main.ts', import.meta.url));

let started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started = [];
});

function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (output.out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output.err += text.toString()));
  return { child, output, exit: once(child, 'exit') };
}

const listening = async (output: { out: string }): Promise<string> => {
  await expect.poll(() => output.out, { timeout: 20_000 }).toMatch(/http:\S+/);
  return /http:\S+/.exec(output.out)?.[0] ?? '';
};

describe('the tenant of the demo', { timeout: 30_000 }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints one line and ends cleanly on %s',
    async (signal) => {
      const { child, output, exit } = start({ TENANT_PORT: '0', HOST_PORT: '4000' });
      const url = await listening(output);
      const preflight = await fetch(`${url}/api/v2/users/x`, {
        headers: { origin: 'http://127.0.0.1:4000' },
      });
      expect(preflight.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:4000');

      child.kill(signal);

      expect(await exit).toEqual([0, null]);
      expect(output).toEqual({ out: `Tenant: ${url} (for the host on port 4000)\n`, err: '' });
    },
  );

  it('names the variable to set when its port is taken', async () => {
    const first = start({ TENANT_PORT: '0' });
    const { port } = new URL(await listening(first.output));

    const second = start({ TENANT_PORT: port });

    expect(await second.exit).toEqual([1, null]);
    expect(second.output.err).toBe(
      `Tenant: Port ${port} is taken: set TENANT_PORT to another one.\n`,
    );
  });

  it('refuses a port that is not a number', async () => {
    const { output, exit } = start({ TENANT_PORT: 'three' });

    expect(await exit).toEqual([1, null]);
    expect(output.err).toBe('Tenant: TENANT_PORT is "three", which is not a port number.\n');
  });
});
