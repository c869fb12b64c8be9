import type { Policy } from '../domain/policy.ts';
import type { Ports } from '../domain/ports.ts';
import { createAuthenticateSecondary } from './authenticateSecondary.ts';
import { createLinkIdentity } from './linkIdentity.ts';
import { createLookUpLink } from './lookUpLink.ts';
import { createPlanMetadata } from './planMetadata.ts';
import { createReadIdentities } from './readIdentities.ts';
import { createVerifySecondary } from './verifySecondary.ts';
import { createWriteMetadata } from './writeMetadata.ts';

/** What the actors ask of the host's options each time they start, so that a change counts. */
export interface ActorOptions {
  readonly policy: () => Policy;
}

/** What the flow does at once, without waiting for an answer. */
export const createActions = ({ secondarySignIn, vault }: Ports) => ({
  showLoginWindow: () => secondarySignIn.showWindow(),
  forgetSecondary: () => vault.forgetSecondary(),
});

/** Every actor of both machines, over the ports: the maps for `machine.provide`. */
export const createActors = (ports: Ports, { policy }: ActorOptions) => ({
  linkAccounts: {
    authenticateSecondary: createAuthenticateSecondary(ports),
    verifySecondary: createVerifySecondary(ports, policy),
    planMetadata: createPlanMetadata(),
    writeMetadata: createWriteMetadata(ports),
    linkIdentity: createLinkIdentity(ports),
    lookUpLink: createLookUpLink(ports),
  },
  identities: { readIdentities: createReadIdentities(ports) },
});
