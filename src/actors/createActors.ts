import type { MetadataStrategy } from '../domain/metadata.ts';
import type { Ports } from '../domain/ports.ts';
import { createApproveLink, type BeforeAction } from './approveLink.ts';
import {
  createAuthenticateSecondary,
  createLeaveForLogin,
  createResumeLogin,
} from './authenticateSecondary.ts';
import { createLinkIdentity } from './linkIdentity.ts';
import { createLookUpLink } from './lookUpLink.ts';
import { createPlanMetadata } from './planMetadata.ts';
import { createReadIdentities } from './readIdentities.ts';
import { createAllowAccess, createSignInAgain } from './signInAgain.ts';
import { createApproveUnlink, createLookUpUnlink, createUnlinkIdentity } from './unlinkIdentity.ts';
import { createVerifySecondary, type VerificationOptions } from './verifySecondary.ts';
import { createWriteMetadata } from './writeMetadata.ts';

/** What the actors ask of the host's options each time they start, so that a change counts. */
export interface ActorOptions extends VerificationOptions {
  readonly metadata: () => MetadataStrategy;
  readonly beforeAction: () => BeforeAction | undefined;
}

/** What the flow does at once, without waiting for an answer. */
export const createActions = ({ secondarySignIn, vault }: Ports) => ({
  showLoginWindow: () => secondarySignIn.showWindow(),
  forgetSecondary: () => vault.forgetSecondary(),
});

/** Every actor of the machines, over the ports: the maps for `machine.provide`. */
export const createActors = (ports: Ports, options: ActorOptions) => ({
  linkAccounts: {
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
  identities: {
    readIdentities: createReadIdentities(ports),
    approveUnlink: createApproveUnlink(ports, options.beforeAction),
    unlinkIdentity: createUnlinkIdentity(ports),
    lookUpUnlink: createLookUpUnlink(ports),
  },
  session: {
    signInAgain: createSignInAgain(ports),
    allowAccess: createAllowAccess(ports),
  },
});
