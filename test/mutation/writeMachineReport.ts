/**
 * `npm run test:mutation:machines`: breaks the machines in every way of `machineMutants.ts`, and
 * writes who noticed: the table of transitions, the rules of every history. Fails when a
 * retargeted transition or a dropped guard goes unnoticed, or anything else without a reason.
 */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { AnyStateMachine } from 'xstate';
import type { Model } from '../../src/testing/model.ts';
import { LINK_RULES, SESSION_RULES, UNLINK_RULES } from '../specification/rules.ts';
import { search, type Rules } from '../specification/search.ts';
import { SPECIFICATIONS } from '../specification/specifications.ts';
import { rowsOf, type Specification } from '../specification/transitionTable.ts';
import { mutantsOf, type Mutant, type MutantKind } from './machineMutants.ts';
import { MACHINE_SURVIVORS } from './machineSurvivors.ts';

const REPORT = new URL('../../docs/mutation-machines.md', import.meta.url).pathname;

const LAYERS: Readonly<
  Record<keyof typeof SPECIFICATIONS, { rules: Rules<never>; resting: readonly string[] }>
> = {
  linkAccounts: { rules: LINK_RULES as never, resting: ['idle', 'done'] },
  identities: { rules: UNLINK_RULES as never, resting: ['ready'] },
  session: { rules: SESSION_RULES as never, resting: ['steady'] },
};

interface Judged extends Pick<Mutant, 'kind' | 'name'> {
  readonly chart: string;
  readonly byTable: boolean;
  /** `null` where they were not asked: that would take three times as long. */
  readonly byRules: boolean | null;
}

/** The specification start by start, of this machine in place of its own. */
const startsOf = ({ starts, ...rest }: Specification, machine?: AnyStateMachine): Specification[] =>
  Object.entries(starts).map(([name, model]) => ({
    ...rest,
    starts: { [name]: { ...model, ...(machine !== undefined && { machine }) } as Model },
  }));

/** A broken machine may also break what looks at it: that is noticed, too. */
function isNoticed(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return true;
  }
}

function judgedMutants(chart: keyof typeof SPECIFICATIONS): Judged[] {
  const specification = SPECIFICATIONS[chart];
  const { rules, resting } = LAYERS[chart];
  const [{ machine }] = Object.values(specification.starts) as [Model];
  const isAny = (found: object) => Object.keys(found).length > 0;
  const tables = startsOf(specification).map((one) => JSON.stringify(rowsOf(one)));
  return [...mutantsOf(machine)].map(({ kind, name, machine: mutant }) => {
    const starts = startsOf(specification, mutant);
    const byTable = starts.some((one, index) =>
      isNoticed(() => JSON.stringify(rowsOf(one)) !== tables[index]),
    );
    if (kind === 'retarget') return { chart, kind, name, byTable, byRules: null };
    const byRules = starts.some((one) =>
      isNoticed(() => {
        const { broken, stuck } = search(Object.values(one.starts), rules, resting, isAny);
        return isAny(broken) || stuck.length > 0;
      }),
    );
    return { chart, kind, name, byTable, byRules };
  });
}

const KINDS: Readonly<Record<MutantKind, string>> = {
  retarget: 'a transition sent to another state',
  guard: 'a guard dropped',
  action: 'an action dropped',
};

const isKilled = ({ byTable, byRules }: Judged) => byTable || byRules === true;

function reportOn(mutants: readonly Judged[]): string {
  const row = (chart: string, kind: MutantKind) => {
    const all = mutants.filter((one) => one.chart === chart && one.kind === kind);
    const counts = [all.length, all.filter(isKilled).length].concat(
      all.filter(({ byTable }) => byTable).length,
      kind === 'retarget' ? [] : all.filter(({ byRules }) => byRules === true).length,
    );
    return `| ${[chart, KINDS[kind], ...counts].join(' | ')} |`;
  };
  const kinds = Object.keys(KINDS) as MutantKind[];
  const survivors = mutants.filter((one) => !isKilled(one));
  return `# Mutation testing of the machines

Each machine was broken in every way below, one at a time, and looked at by the table of its transitions
([machines](../machines)) and by the rules of every history (test/specification/rules.ts). Killed: at least one of
them differed. Written by \`npm run test:mutation:machines\`.

| machine | broken by | mutants | killed | by the table | by the rules |
| --- | --- | --: | --: | --: | --: |
${Object.keys(LAYERS)
  .flatMap((chart) => kinds.map((kind) => row(chart, kind)))
  .join('\n')}

## What survived

${survivors.length === 0 ? 'Nothing.' : survivors.map((one) => `- \`${one.chart}\`, ${one.name}. ${MACHINE_SURVIVORS[`${one.chart}, ${one.name}`] ?? 'No reason.'}`).join('\n')}
`;
}

/** What is wrong with the result; nothing when it may stand. */
function complaintsAbout(mutants: readonly Judged[]): string[] {
  const survivors = mutants.filter((one) => !isKilled(one));
  const names = survivors.map(({ chart, name }) => `${chart}, ${name}`);
  return [
    ...survivors
      .filter(({ kind }) => kind !== 'action')
      .map(({ chart, name }) => `Nobody noticed: ${chart}, ${name}`),
    ...names.filter((name) => !(name in MACHINE_SURVIVORS)).map((name) => `No reason: ${name}`),
    ...Object.keys(MACHINE_SURVIVORS)
      .filter((name) => !names.includes(name))
      .map((name) => `A reason for what did not survive: ${name}`),
  ];
}

const mutants = (Object.keys(LAYERS) as (keyof typeof LAYERS)[]).flatMap(judgedMutants);
const options = { ...(await resolveConfig(REPORT)), parser: 'markdown' };
writeFileSync(REPORT, await format(reportOn(mutants), options));
const complaints = complaintsAbout(mutants);
console.log(`${String(mutants.filter(isKilled).length)} of ${String(mutants.length)} killed`);
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;
