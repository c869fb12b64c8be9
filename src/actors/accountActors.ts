import type { Account } from '../domain/identity.ts';
import type { Ports } from '../domain/ports.ts';
import type { BeforeAction } from './askHost.ts';
import { createReadIdentities } from './readIdentities.ts';
import { createAllowAccess, createSignInAgain } from './signInAgain.ts';
import { createApproveUnlink, createLookUpUnlink, createUnlinkIdentity } from './unlinkIdentity.ts';

/**
 * Every actor of the list, over the ports: the map for `machine.provide`.
 *
 * @param underWay the reading that began before there was a machine: its first answer
 */
export const identitiesActors = (
  ports: Ports,
  beforeAction: () => BeforeAction | undefined,
  underWay?: Promise<Account>,
) => ({
  readIdentities: createReadIdentities(ports, underWay),
  approveUnlink: createApproveUnlink(ports, beforeAction),
  unlinkIdentity: createUnlinkIdentity(ports),
  lookUpUnlink: createLookUpUnlink(ports),
});

/** Every actor of the session. */
export const sessionActors = (ports: Ports) => ({
  signInAgain: createSignInAgain(ports),
  allowAccess: createAllowAccess(ports),
});
