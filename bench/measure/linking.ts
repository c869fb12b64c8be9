/** From the click on "Link …" to the list that has it. */
import { performance } from 'node:perf_hooks';
import { PRODUCT } from '../entries.ts';
import { slow4G } from '../network/shapedProxy.ts';
import { bytesOf, during, roundsOf, sentBy, type Exchange } from '../network/requestLog.ts';
import type { Stage, Visit } from '../stage.ts';
import { signInToLink, type Secondary } from './signIn.ts';

export interface Linking {
  /** Sequential waits between the answer that brought the authorization code and `onLinked`. */
  readonly rounds: number;
  /** Between the click and the new list, the pop-up's own aside. */
  readonly requests: number;
  /** Reads of an account after the link was made. */
  readonly refreshes: number;
  /** What the remote has loaded since its list could be used. */
  readonly furtherBytes: number;
  /** Files of the remote that nobody had asked for when the button was pointed at. */
  readonly loadedByTheClick: number;
}

/**
 * Long enough that nothing but waiting for an answer keeps one request behind another. The pop-up's four
 * answers then end between two looks that auth0-spa-js takes, each second, at whether it has been closed:
 * a window that closes itself can be seen closed before its message has arrived.
 */
const DELAY_MS = 320;

/** Whom Ada links. Octo-ada has no metadata: nothing to merge. */
export const SECONDARIES = {
  merge: { label: 'Google', who: 'ada.l@gmail.example' },
  nothing: { label: 'GitHub', who: 'octo-ada@github.example' },
} as const satisfies Record<string, Secondary>;

/** @returns the first time, and again in the same browser, which has all preflights' answers by then. */
export async function measureLinking(
  stage: Stage,
  what: keyof typeof SECONDARIES,
): Promise<{ cold: Linking; cached: Linking }> {
  await stage.control.reset();
  const visit = await stage.visit(PRODUCT, slow4G(DELAY_MS));
  const cold = await link(stage, visit, what);
  await stage.control.reset();
  await visit.page.reload();
  await visit.page.waitForFunction(() => 'bench' in window);
  const cached = await link(stage, visit, what);
  await visit.close();
  return { cold, cached };
}

async function link(stage: Stage, visit: Visit, what: keyof typeof SECONDARIES): Promise<Linking> {
  const { proxy, origins } = stage;
  const { region } = visit;
  const secondary = SECONDARIES[what];
  await visit.open();
  proxy.forget();
  await region.getByRole('button', { name: `Link ${secondary.label}` }).hover();
  const clickedAt = performance.timeOrigin + performance.now();
  const confirm = await signInToLink(visit, secondary);
  await confirm.click();
  await region.getByRole('heading', { name: 'Accounts linked' }).waitFor();
  const [log, linkedAt] = [proxy.log(), await visit.at('linked')];
  const ofRemote = sentBy(log, origins.remote);
  return {
    ...countLinking(sentBy(log, origins.tenant), linkedAt),
    furtherBytes: bytesOf(ofRemote),
    loadedByTheClick: ofRemote.filter(({ startedAt }) => startedAt >= clickedAt).length,
  };
}

function countLinking(ofTenant: readonly Exchange[], linkedAt: number) {
  const ours = ofTenant.filter(isOurs);
  const popups = ofTenant.filter((one) => !isOurs(one));
  const codeAt = Math.max(...popups.map(({ endedAt }) => endedAt));
  const link = ours.findLast(({ method, url }) => method === 'POST' && url.endsWith('/identities'));
  const since = link?.endedAt ?? Infinity;
  return {
    rounds: roundsOf(during(ours, { from: codeAt, to: linkedAt })),
    requests: ours.length,
    refreshes: ours.filter(({ method, startedAt }) => method === 'GET' && startedAt > since).length,
  };
}

/** The page's own calls; all else at the tenant is the pop-up's. */
const isOurs = ({ url }: Exchange) => /^\/(oauth\/token|api\/v2\/)/.test(new URL(url).pathname);
