import type { MetadataStrategy } from '../domain/metadata.ts';
import type { Ports } from '../domain/ports.ts';
import { createApproveLink } from './approveLink.ts';
import type { BeforeAction } from './askHost.ts';
import {
  createAuthenticateSecondary,
  createLeaveForLogin,
  createResumeLogin,
} from './authenticateSecondary.ts';
import { createLinkIdentity } from './linkIdentity.ts';
import { createLookUpLink } from './lookUpLink.ts';
import { createPlanMetadata } from './planMetadata.ts';
import { createVerifySecondary, type VerificationOptions } from './verifySecondary.ts';
import { createWriteMetadata } from './writeMetadata.ts';

/** What the actors ask of the host's options each time they start, so that a change counts. */
export interface LinkOptions extends VerificationOptions {
  readonly metadata: () => MetadataStrategy;
  readonly beforeAction: () => BeforeAction | undefined;
}

/** Every actor and action of the linking flow, over the ports: the maps for `machine.provide`. */
export const linkImplementations = (ports: Ports, options: LinkOptions) => ({
  actors: {
    authenticateSecondary: createAuthenticateSecondary(ports, options.primary),
    leaveForLogin: createLeaveForLogin(ports, options.primary),
    resumeLogin: createResumeLogin(ports),
    verifySecondary: createVerifySecondary(ports, options),
    approveLink: createApproveLink(options.beforeAction),
    planMetadata: createPlanMetadata(options.metadata),
    writeMetadata: createWriteMetadata(ports),
    linkIdentity: createLinkIdentity(ports),
    lookUpLink: createLookUpLink(ports),
  },
  /** What the flow does at once, without waiting for an answer. */
  actions: {
    showLoginWindow: () => ports.secondarySignIn.showWindow(),
    forgetSecondary: () => ports.vault.forgetSecondary(),
  },
});
