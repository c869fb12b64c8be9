import type { LoadFailure } from 'link-accounts/loader';

/** What the remote tells the portal, written down where a portal would send it to its operators. */
const report = (event: string) => (detail: unknown) =>
  console.info(`link-accounts ${event} ${JSON.stringify(detail)}`);

export const telemetry = {
  onLinked: report('linked'),
  onUnlinked: report('unlinked'),
  onError: report('error'),
  onSessionAtRisk: report('sessionAtRisk'),
  onSessionSwitched: report('sessionSwitched'),
  onTransition: report('transition'),
};

/** The remote's server let an attempt down; people notice when it was the last one. */
export const onFailure = ({ address, error }: LoadFailure) =>
  console.warn(`The remote did not load from ${address}`, error);
