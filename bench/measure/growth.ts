/** What it costs as the work grows: identities, metadata, instances on one page. */
import { PRODUCT } from '../entries.ts';
import type { Stage } from '../stage.ts';
import { accountWith, secondaryWith } from './accounts.ts';
import { countHeld } from './leaks.ts';
import { SECONDARIES } from './linking.ts';
import { signInToLink } from './signIn.ts';

export interface Step {
  /** How much there is: identities, bytes of metadata on either side, instances. */
  readonly amount: number;
  readonly ms: number;
  /** More than the page held before. */
  readonly heapBytes: number;
}

export const AMOUNTS = {
  identities: [1, 10, 100, 1_000],
  metadataBytes: [1_000, 10_000, 100_000, 1_000_000],
  instances: [1, 5, 20],
} as const;

/** From the call to the list, with everything loaded before. */
export async function measureIdentities(stage: Stage, identities: number): Promise<Step> {
  await stage.control.reset();
  await stage.control.fail({ route: 'readUser', body: accountWith({ identities }) });
  return { amount: identities, ...(await measureOpening(stage, 1)) };
}

export async function measureInstances(stage: Stage, instances: number): Promise<Step> {
  await stage.control.reset();
  return { amount: instances, ...(await measureOpening(stage, instances)) };
}

async function measureOpening(stage: Stage, instances: number): Promise<Omit<Step, 'amount'>> {
  const { page, cdp, open, at, close } = await stage.visit(PRODUCT);
  await page.evaluate(() => window.bench.preload());
  const before = await countHeld(cdp);
  await open(instances);
  const ms = (await at('shown')) - (await at('call'));
  const after = await countHeld(cdp);
  await close();
  return { ms, heapBytes: after.heapBytes - before.heapBytes };
}

/** From "Link accounts" to the end of the flow: planning the merge, and sending it. */
export async function measureMetadata(stage: Stage, metadataBytes: number): Promise<Step> {
  const { control } = stage;
  await control.reset();
  const visit = await stage.visit(PRODUCT);
  const { region, cdp } = visit;
  await visit.open();
  const before = await countHeld(cdp);
  const primary = accountWith({ metadataBytes });
  await control.fail({ route: 'readUser', userId: 'auth0|ada', body: primary });
  await control.fail({
    route: 'readUser',
    userId: 'google-oauth2|108204',
    body: secondaryWith({ metadataBytes }),
  });
  const confirm = await signInToLink(visit, SECONDARIES.merge);
  await confirm.evaluate((button: HTMLElement) => {
    performance.mark('call');
    button.click();
  });
  await region.getByRole('heading', { name: 'Accounts linked' }).waitFor();
  const ms = (await visit.at('linked')) - (await visit.at('call'));
  const after = await countHeld(cdp);
  await visit.close();
  return { amount: metadataBytes, ms, heapBytes: after.heapBytes - before.heapBytes };
}
