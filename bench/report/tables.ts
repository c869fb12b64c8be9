/** The figures as tables: for the terminal and, between two marks, for bench/README.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { format as prettify, resolveConfig } from 'prettier';
import { format, inUnit, isMet, type Figure } from './figures.ts';

const [BEGIN, END] = ['<!-- results -->', '<!-- end of results -->'];

export const markdownOf = (figures: readonly Figure[]): string =>
  distinct(figures.map(({ section }) => section))
    .map((name) => `### ${name}\n\n${tableOf(figures.filter(({ section }) => section === name))}`)
    .join('\n\n');

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** With bars, a row per figure; without, `column | row` in each name makes a grid. */
function tableOf(figures: readonly Figure[]): string {
  if (figures.some(({ bar }) => bar !== undefined)) return barsOf(figures);
  const cells = figures.map((figure) => ({ figure, ...placeOf(figure) }));
  const columns = distinct(cells.map(({ column }) => column));
  const rows = distinct(cells.map(({ row }) => row)).map((row) => [
    row,
    ...columns.map((column) => {
      const cell = cells.find((one) => one.row === row && one.column === column);
      return cell === undefined ? '–' : format(cell.figure);
    }),
  ]);
  return linesOf(['', ...columns], rows);
}

export const nameOf = (row: string, column: string): string => `${row} | ${column}`;

function placeOf({ what }: Figure) {
  const [row = '', column = ''] = what.split(' | ');
  return { row, column };
}

const barsOf = (figures: readonly Figure[]): string =>
  linesOf(
    ['', 'measured', 'bar', ''],
    figures.map((figure) => [
      figure.what,
      format(figure),
      figure.bar === undefined ? '–' : `≤ ${inUnit(figure.unit, figure.bar)}`,
      { true: 'met', false: '**missed**', undefined: '' }[String(isMet(figure))] ?? '',
    ]),
  );

const linesOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '-'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export async function writeInto(file: string, tables: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const [before, after] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)];
  const next = `${text.slice(0, before)}\n\n${tables}\n\n${text.slice(after)}`;
  await writeFile(
    file,
    await prettify(next, { ...(await resolveConfig(file)), parser: 'markdown' }),
  );
}
