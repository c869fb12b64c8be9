/** `node --import tsx host-demo/tenant/main.ts`: the demo's tenant, until it is interrupted. */
import { startTenant } from './createTenant.ts';

const port = readPort('TENANT_PORT', 3002);
const hostPort = readPort('HOST_PORT', 3000);

try {
  const { url, close } = await startTenant({
    port,
    allowedOrigins: [`http://localhost:${hostPort}`, `http://127.0.0.1:${hostPort}`],
  });
  console.log(`Tenant: ${url} (for the host on port ${hostPort})`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
} catch (error) {
  fail(explain(error));
}

function readPort(variable: string, fallback: number): number {
  const text = process.env[variable] ?? '';
  const value = text === '' ? fallback : Number(text);
  if (Number.isInteger(value) && value >= 0 && value < 65_536) return value;
  return fail(`${variable} is "${text}", which is not a port number.`);
}

function explain(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${port} is taken: set TENANT_PORT to another one.`;
  }
  return error instanceof Error ? error.message : String(error);
}

function fail(message: string): never {
  console.error(`Tenant: ${message}`);
  process.exit(1);
}
