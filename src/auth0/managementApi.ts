/**
 * `AccountsApi` by Auth0's Management API v2, called from the browser with the users' own tokens.
 *
 * @see [Management API tokens for single-page applications](https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications)
 */
import { linkAccountsError } from '../errors.ts';
import { refusalOfToken } from '../domain/heldToken.ts';
import type { UserId } from '../domain/identity.ts';
import type { AccountsApi } from '../domain/ports.ts';
import { ASKED_SCOPES, SCOPE_OF } from '../domain/scopes.ts';
import type { Auth0Dependencies } from './dependencies.ts';
import { callJson, type JsonCall } from './http.ts';
import type { Tenant } from './tenant.ts';

/** What the host's client is asked for: with an API of the host's own, what it has anyway. */
export const askedOfHost = ({ audience }: Tenant) =>
  audience === null ? {} : { audience, scope: ASKED_SCOPES };

/** `{provider}/{id at the provider}`: what follows the first pipe may hold pipes itself. */
function identityPath(id: UserId): string {
  const pipe = id.indexOf('|');
  return [id.slice(0, pipe), id.slice(pipe + 1)].map(encodeURIComponent).join('/');
}

export function createManagementApi({
  tenant,
  vault,
  now,
}: Pick<Auth0Dependencies, 'tenant' | 'vault' | 'now'>): AccountsApi {
  /** A call as the user it is about: their token, checked before each use. */
  async function callAs(
    userId: UserId,
    request: Omit<JsonCall, 'url' | 'accessToken'> & { call: keyof typeof SCOPE_OF },
    path = '',
  ): Promise<unknown> {
    const token = vault.tokensOf(userId)?.management ?? null;
    if (token === null) throw linkAccountsError({ code: 'unauthorized' });
    const { accessToken, claims } = token;
    const requiredScopes = [SCOPE_OF[request.call]];
    const refusal = refusalOfToken({ claims, userId, requiredScopes, now: now() });
    if (refusal !== null) throw linkAccountsError(refusal);
    const url = `${tenant.baseUrl}/api/v2/users/${encodeURIComponent(userId)}${path}`;
    return callJson({ ...request, url, accessToken });
  }

  return {
    readUser: ({ userId }, { signal }) =>
      callAs(userId, { call: 'readUser', method: 'GET', signal }),

    mergeMetadata({ userId, patch }, { signal }) {
      const body = { user_metadata: patch };
      return callAs(userId, { call: 'mergeMetadata', method: 'PATCH', body, signal });
    },

    link({ primaryId, secondaryIdToken }, { signal }) {
      const body = { link_with: secondaryIdToken };
      return callAs(primaryId, { call: 'link', method: 'POST', body, signal }, '/identities');
    },

    unlink({ primaryId, identityId }, { signal }) {
      const path = `/identities/${identityPath(identityId)}`;
      return callAs(primaryId, { call: 'unlink', method: 'DELETE', signal }, path);
    },
  };
}
