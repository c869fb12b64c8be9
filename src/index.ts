/** The npm package's main door: the component, its options, its errors. */
export { default as LinkAccounts } from './LinkAccounts.tsx';
export { ERROR_CODES, isLinkAccountsError, LinkAccountsError } from './errors.ts';
export type { AnyLinkAccountsError, LinkAccountsErrorCode, Side, Step } from './errors.ts';
export type { ConnectionOption, LinkAccountsCallbacks, LinkAccountsProps } from './options.ts';
export type { ErrorWords, MessageOverrides, Messages } from './view/messages/types.ts';
export { isLinkCallback } from './domain/linkCallback.ts';
export type { AccountsApi, CallOptions } from './domain/ports.ts';
export type { Policy } from './domain/policy.ts';
export type { Account, Identity, Metadata, Person, UserId } from './domain/identity.ts';
