/** Looks at a tenant and a remote from outside, as the command line asks. */
import { HELP, parseArguments, type DoctorRequest } from './arguments.ts';
import { createAsk } from './ask.ts';
import { diagnose } from './diagnose.ts';
import { remoteChecks } from './remote/checks.ts';
import { isAllRight, jsonOf, tableOf, type Report } from './report.ts';
import { BY_HAND } from './tenant/byHand.ts';
import { tenantChecks } from './tenant/checks.ts';

/** What the process prints and how it ends: 0 all right, 1 something wrong, 2 the command line is. */
export interface Outcome {
  readonly exitCode: 0 | 1 | 2;
  readonly output: string;
  readonly complaint: string;
}

export async function doctor(argv: readonly string[]): Promise<Outcome> {
  if (argv.length === 0) return { exitCode: 2, output: HELP, complaint: '' };
  let request: DoctorRequest | null;
  try {
    request = parseArguments(argv);
  } catch (thrown) {
    const words = thrown instanceof Error ? thrown.message : String(thrown);
    return { exitCode: 2, output: '', complaint: `${words}\n--help says more.\n` };
  }
  if (request === null) return { exitCode: 0, output: HELP, complaint: '' };
  const report = await examine(request);
  const output = request.json ? jsonOf(report) : tableOf(report);
  return { exitCode: isAllRight(report) ? 0 : 1, output, complaint: '' };
}

async function examine({ tenant, remote, timeoutMs }: DoctorRequest): Promise<Report> {
  const ask = createAsk(timeoutMs);
  const sections = [];
  if (tenant !== null) {
    const title = `Tenant ${tenant.baseUrl}, application ${tenant.clientId}`;
    sections.push({ title, findings: await diagnose(tenantChecks(tenant), ask) });
  }
  if (remote !== null) {
    const title = `Remote ${remote.url}`;
    sections.push({ title, findings: await diagnose(remoteChecks(remote), ask) });
  }
  return { sections, byHand: tenant === null ? [] : BY_HAND };
}
