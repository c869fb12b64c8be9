/**
 * Writes `docs/mutation-domain.md` from what Stryker found. Fails where the score is too low, where
 * a mutant survived that `survivors.ts` does not explain, and where it explains one that did not.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { EXPLAINED, type ExplainedSurvivor } from './survivors.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const FOUND = `${ROOT}.cache/mutation/domain.json`;
const PAGE = `${ROOT}docs/mutation-domain.md`;
const LEAST_SCORE = 95;

/** What is read here of Stryker's report. Lines and columns count from 1. */
interface Mutant {
  readonly status: string;
  readonly replacement: string;
  readonly location: Readonly<Record<'start' | 'end', { line: number; column: number }>>;
}

interface MutatedFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

interface Survivor extends Omit<ExplainedSurvivor, 'reason'> {
  readonly lineNumber: number;
  readonly reasons: readonly string[];
}

const wasNoticed = ({ status }: Mutant) => status === 'Killed' || status === 'Timeout';
const hasSurvived = ({ status }: Mutant) => status === 'Survived' || status === 'NoCoverage';

function originalOf({ start, end }: Mutant['location'], source: string): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) => (index === last ? line.slice(0, end.column - 1) : line))
    .map((line, index) => (index === 0 ? line.slice(start.column - 1) : line))
    .join('\n');
}

const isSame = (one: Omit<ExplainedSurvivor, 'reason'>, other: typeof one): boolean =>
  (['file', 'line', 'original', 'replacement'] as const).every((key) => one[key] === other[key]);

const survivorsOf = ([file, { source, mutants }]: [string, MutatedFile]): Survivor[] =>
  mutants.filter(hasSurvived).map(({ location, replacement }) => {
    const lineNumber = location.start.line;
    const line = (source.split('\n')[lineNumber - 1] ?? '').trim();
    const survivor = { file, line, original: originalOf(location, source), replacement };
    const reasons = EXPLAINED.filter((one) => isSame(one, survivor)).map(({ reason }) => reason);
    return { ...survivor, lineNumber, reasons };
  });

function rowOf(name: string, mutants: readonly Mutant[]): string {
  const noticed = mutants.filter(wasNoticed).length;
  const survived = mutants.filter(hasSurvived).length;
  return `| ${name} | ${noticed} | ${survived} | ${mutants.length} | ${scoreOf(mutants).toFixed(1)} % |`;
}

const scoreOf = (mutants: readonly Mutant[]): number =>
  (100 * mutants.filter(wasNoticed).length) / mutants.length;

const inCode = (text: string): string => `\`\` ${text.replace(/\s+/g, ' ')} \`\``;

const itemOf = ({ file, lineNumber, line, original, replacement, reasons }: Survivor): string =>
  `- \`${file}:${lineNumber}\`: ${inCode(line)} with ${inCode(replacement)} in place of ${inCode(original)}. ${reasons.join(' ')}`;

const { files } = JSON.parse(readFileSync(FOUND, 'utf8')) as { files: Record<string, MutatedFile> };
const byName = Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1));
const all = byName.flatMap(([, { mutants }]) => mutants);
const unbroken = readdirSync(`${ROOT}src/domain`)
  .map((name) => `src/domain/${name}`)
  .filter((file) => !(file in files));
const survivors = byName.flatMap(survivorsOf);

const page = `# Mutation testing of the rules

Each file was broken in every small way that [Stryker](https://stryker-mutator.io) knows, one at a time, and the tests in
\`test/domain\` ran against it. Killed: at least one of them failed. Nothing is excluded. Written by
\`npm run test:mutation:domain\`, which fails below ${LEAST_SCORE} %, and for a survivor without a reason.

| file | killed | survived | total | score |
| --- | ---: | ---: | ---: | ---: |
${byName.map(([file, { mutants }]) => rowOf(`\`${file}\``, mutants)).join('\n')}
${rowOf('**all**', all)}

Only types, so nothing to break: ${unbroken.map((file) => `\`${file}\``).join(', ')}.

## What survived

${survivors.map(itemOf).join('\n')}
`;

const complaints = [
  ...(scoreOf(all) >= LEAST_SCORE ? [] : [`The score is under ${LEAST_SCORE} %.`]),
  ...all
    .filter((mutant) => !wasNoticed(mutant) && !hasSurvived(mutant))
    .map(
      ({ status, replacement }) => `A mutant is neither killed nor alive: ${status} ${replacement}`,
    ),
  ...survivors
    .filter(({ reasons }) => reasons.length !== 1)
    .map((survivor) => `A survivor has ${survivor.reasons.length} reasons: ${itemOf(survivor)}`),
  ...EXPLAINED.filter((one) => survivors.filter((other) => isSame(one, other)).length !== 1).map(
    ({ file, line }) => `A reason does not belong to exactly one survivor: ${file}: ${line}`,
  ),
];

const options = await resolveConfig(PAGE);
writeFileSync(PAGE, await format(page, { ...options, parser: 'markdown' }));
complaints.forEach((complaint) => console.error(complaint));
if (complaints.length > 0) process.exitCode = 1;
