/** Findings as a table for people, or as JSON. */
import type { Finding } from './diagnose.ts';
import type { ByHand } from './tenant/byHand.ts';

export interface Section {
  /** What was looked at. */
  readonly title: string;
  readonly findings: readonly Finding[];
}

export interface Report {
  readonly sections: readonly Section[];
  readonly byHand: readonly ByHand[];
}

export const isAllRight = ({ sections }: Report): boolean =>
  sections.every(({ findings }) => findings.every(({ is }) => is === 'right'));

const MARKS = { right: 'ok', wrong: 'WRONG', unknown: '?' } as const;

export function tableOf(report: Report): string {
  const parts = report.sections.map(({ title, findings }) => [title, ...rows(findings)]);
  if (report.byHand.length > 0) parts.push(byHandRows(report.byHand));
  return [...parts.map((lines) => lines.join('\n')), summary(report)].join('\n\n') + '\n';
}

function rows(findings: readonly Finding[]): string[] {
  const width = Math.max(...findings.map(({ name }) => name.length));
  return findings.flatMap((finding) => [
    `  ${MARKS[finding.is].padEnd(5)}  ${finding.name.padEnd(width)}  ${finding.saw}`,
    ...(finding.is === 'wrong' ? [`         fix: ${finding.fix}`] : []),
  ]);
}

const byHandRows = (byHand: readonly ByHand[]): string[] => [
  'Cannot be seen from outside: check by hand',
  ...byHand.flatMap(({ name, place }) => [`  ${name}`, `         ${place}`]),
];

function summary({ sections }: Report): string {
  const all = sections.flatMap(({ findings }) => findings);
  const count = (is: Finding['is']) => all.filter((finding) => finding.is === is).length;
  return `${count('right')} right, ${count('wrong')} wrong, ${count('unknown')} not asked.`;
}

export const jsonOf = (report: Report): string =>
  `${JSON.stringify({ ok: isAllRight(report), ...report }, null, 2)}\n`;
