/**
 * The port `AccountsPort` over any `AccountsApi`: to each request the ID tokens that prove it, and of
 * each answer, which comes from outside, only what has been checked.
 */
import type { AccountsPort, AccountsApi } from '../domain/ports.ts';
import { unreadableAnswer } from './http.ts';
import { parseIdentities, parseUser, requireUser } from './parseUser.ts';
import type { Auth0TokenVault } from './tokenVault.ts';

export function createAccounts(
  api: AccountsApi,
  { idTokenOf }: Pick<Auth0TokenVault, 'idTokenOf'>,
): AccountsPort {
  return {
    async readUser({ userId }, options) {
      const account = parseUser(
        await api.readUser({ userId, idToken: idTokenOf(userId) }, options),
      );
      if (account.id !== userId) throw unreadableAnswer();
      return account;
    },

    async mergeMetadata({ userId, patch }, options) {
      const request = { userId, idToken: idTokenOf(userId), patch };
      requireUser(await api.mergeMetadata(request, options), userId);
    },

    async link({ primaryId, secondaryId }, options) {
      const primaryIdToken = idTokenOf(primaryId);
      const secondaryIdToken = idTokenOf(secondaryId);
      const request = { primaryId, primaryIdToken, secondaryId, secondaryIdToken };
      return parseIdentities(await api.link(request, options), primaryId);
    },

    async unlink({ primaryId, identityId }, options) {
      const request = { primaryId, primaryIdToken: idTokenOf(primaryId), identityId };
      return parseIdentities(await api.unlink(request, options), primaryId);
    },
  };
}
