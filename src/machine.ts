/** The door for headless hosts and for tests: the machines, their vocabulary, their questions. */
export { identitiesMachine } from '../machines/identities.machine.ts';
export { linkAccountsMachine } from '../machines/linkAccounts.machine.ts';
export * from '../machines/linkAccounts.selectors.ts';
export type * from '../machines/linkAccounts.types.ts';
export { ERROR_CODES, isLinkAccountsError, LinkAccountsError } from './errors.ts';
export { isLinkCallback } from './domain/linkCallback.ts';
export type { LinkAccountsErrorCode, Side, Step } from './errors.ts';
export { version } from './version.ts';
