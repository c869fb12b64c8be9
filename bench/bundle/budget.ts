/** What each entry of the remote may weigh, and what has made it heavier. */
import type { Modules, Weight } from './weigh.ts';

/** By entry and door; `lean ./LinkAccounts, later` is what that one may load after the first paint. */
export type Budget = Readonly<Record<string, Weight>>;

/** More than this is decided by somebody, not let pass. */
export const ALLOWED_GROWTH = 0.02;

export interface Verdict {
  readonly entry: string;
  readonly bytes: number;
  /** What was accepted; undefined for an entry that nobody has accepted yet. */
  readonly budget: number | undefined;
  readonly isWithin: boolean;
  /** Minified bytes more, by module: the heaviest first. */
  readonly grown: readonly (readonly [module: string, more: number])[];
}

export function judge(measured: Budget, accepted: Budget): readonly Verdict[] {
  return Object.entries(measured).map(([entry, { bytes, modules }]) => {
    const before = accepted[entry];
    const limit = (before?.bytes ?? 0) * (1 + ALLOWED_GROWTH);
    return {
      entry,
      bytes,
      budget: before?.bytes,
      isWithin: bytes <= limit,
      grown: growth(modules, before?.modules ?? {}),
    };
  });
}

function growth(now: Modules, before: Modules): Verdict['grown'] {
  return Object.entries(now)
    .map(([module, size]) => [module, size - (before[module] ?? 0)] as const)
    .filter(([, more]) => more > 0)
    .sort(([, one], [, other]) => other - one);
}
