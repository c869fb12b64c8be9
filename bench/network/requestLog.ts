/** What went over the network, and the questions that are asked of it. Pure. */

/** One request with its answer. Times are in milliseconds of the epoch, as `performance.timeOrigin` has them. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Of the body as it was sent: compressed, without headers. */
  readonly bytes: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Those that began and ended within the span: what came later has not brought about its end. */
export const during = (log: readonly Exchange[], { from, to }: Span): readonly Exchange[] =>
  log.filter(({ startedAt, endedAt }) => startedAt >= from && endedAt <= to);

export const sentBy = (log: readonly Exchange[], origin: string): readonly Exchange[] =>
  log.filter(({ url }) => new URL(url).origin === origin);

export const bytesOf = (log: readonly Exchange[]): number =>
  log.reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * Waits for the network, one after another: the longest chain of exchanges in which each began after the one
 * before had ended. Exchanges side by side are one wait. With a long enough delay per answer nothing
 * but waiting for an answer keeps one exchange behind another, so the machine's own pace does not count.
 */
export function roundsOf(log: readonly Exchange[]): number {
  let rounds = 0;
  let endOfLast = -Infinity;
  // always going on with the one that ends first leaves the most room for others
  for (const { startedAt, endedAt } of log.toSorted((a, b) => a.endedAt - b.endedAt)) {
    if (startedAt < endOfLast) continue;
    rounds += 1;
    endOfLast = endedAt;
  }
  return rounds;
}
