import webpack, { type Configuration, type MultiStats } from 'webpack';
import type { Entry } from '../deploy/layout.ts';
import configurations from '../webpack.config.ts';
import type { HostName } from './hostNames.ts';

export type BuildName = `remote/${Entry}` | 'gallery' | HostName;

/** Builds these parts of `dist/`. */
export const build = (...names: readonly BuildName[]): Promise<void> =>
  compile(configurations.filter(({ name }) => names.some((one) => one === name)));

/** Builds these parts, and again whenever one of their files changes. @returns ends that */
export const watch = (names: readonly BuildName[], onChange: () => void) =>
  compileAgain(
    configurations.filter(({ name }) => names.some((one) => one === name)),
    onChange,
  );

/** What does not compile is printed, and tried again with the next change. */
export function compileAgain(
  wanted: Configuration[],
  onChange: () => void,
): Promise<{ close(): Promise<void> }> {
  const compiler = webpack(wanted);
  return new Promise((resolve, reject) => {
    let isFirst = true;
    const watching = compiler.watch({}, (error, stats) => {
      if (stats === undefined) return reject(error ?? new Error('The build gave no result.'));
      if (stats.hasErrors()) console.error(stats.toString({ all: false, errors: true }));
      else if (!isFirst) onChange();
      isFirst = false;
      const close = () => new Promise<void>((closed) => void watching?.close(() => closed()));
      resolve({ close });
    });
  });
}

/** @throws Error with what is wrong, when it is not webpack that fails but what it builds. */
export async function compile(wanted: Configuration[]): Promise<void> {
  const compiler = webpack(wanted);
  const stats = await new Promise<MultiStats>((resolve, reject) => {
    compiler.run((error, result) => {
      if (result === undefined) reject(error ?? new Error('The build gave no result.'));
      else resolve(result);
    });
  });
  await new Promise<void>((resolve) => compiler.close(() => resolve()));
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
}
