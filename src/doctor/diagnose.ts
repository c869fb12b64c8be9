/** Runs checks, one after the other: a tenant counts requests, and one fault should show once. */
import type { Ask } from './ask.ts';
import type { Check, Verdict } from './check.ts';

export type Finding = { readonly name: string } & (
  Verdict | { readonly is: 'unknown'; readonly saw: string }
);

export async function diagnose(checks: readonly Check[], ask: Ask): Promise<Finding[]> {
  const findings = new Map<Check, Finding>();
  for (const check of checks) {
    const { name, needs } = check;
    const inTheWay = needs.find((other) => findings.get(other)?.is !== 'right');
    findings.set(check, { name, ...(inTheWay ? notAsked(inTheWay) : await check.run(ask)) });
  }
  return [...findings.values()];
}

const notAsked = ({ name }: Check) =>
  ({ is: 'unknown', saw: `not asked until "${name}" is right` }) as const;
