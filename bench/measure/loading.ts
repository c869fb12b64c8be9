/** From the host's call to the identities on the page. */
import type { Entry } from '../entries.ts';
import { slow4G } from '../network/shapedProxy.ts';
import { bytesOf, during, roundsOf, sentBy } from '../network/requestLog.ts';
import type { Stage } from '../stage.ts';

export interface Loading {
  /** Of the page itself, before anything was asked for: React, the client, the federation runtime. */
  readonly hostBytes: number;
  readonly remoteBytes: number;
  /** The remote's files, by path. */
  readonly files: readonly string[];
  readonly requestsToPaint: number;
  readonly roundsToPaint: number;
  readonly roundsToShown: number;
  readonly msToPaint: number;
  readonly msToShown: number;
}

export interface LoadingOptions {
  /** Added to each answer. */
  readonly delayMs: number;
  /** Whether the host has loaded the component ahead of the call. */
  readonly isPreloaded?: boolean;
}

export async function measureLoading(
  stage: Stage,
  entry: Entry,
  { delayMs, isPreloaded = false }: LoadingOptions,
): Promise<Loading> {
  const visit = await stage.visit(entry, slow4G(delayMs));
  if (isPreloaded) await visit.page.evaluate(() => window.bench.preload());
  await visit.open();
  const log = stage.proxy.log();
  const [toPaint, toShown] = [
    await visit.span('call', 'painted'),
    await visit.span('call', 'shown'),
  ];
  await visit.close();
  const { host, remote } = stage.origins;
  const paint = during(log, toPaint);
  const ofRemote = during(sentBy(log, remote), toShown);
  const before = { from: 0, to: toPaint.from };
  return {
    hostBytes: bytesOf(during(sentBy(log, host), before)),
    remoteBytes: bytesOf(ofRemote),
    files: ofRemote.map(({ url }) => new URL(url).pathname),
    requestsToPaint: paint.length,
    roundsToPaint: roundsOf(paint),
    roundsToShown: roundsOf(during(log, toShown)),
    msToPaint: toPaint.to - toPaint.from,
    msToShown: toShown.to - toShown.from,
  };
}
