/**
 * The port `AccountsApi` over Auth0's Management API v2, with the users' own tokens.
 *
 * @see [Management API tokens for single-page applications](https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications)
 */
import { linkAccountsError } from '../errors.ts';
import { refusalOfToken } from '../domain/heldToken.ts';
import type { UserId } from '../domain/identity.ts';
import type { AccountsApi } from '../domain/ports.ts';
import { SCOPE_OF } from '../domain/scopes.ts';
import type { Auth0Dependencies } from './dependencies.ts';
import { callJson, type JsonCall } from './http.ts';
import { parseIdentities, parseUser, requireUser } from './parseUser.ts';

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
  function callAs(
    userId: UserId,
    request: Omit<JsonCall, 'url' | 'accessToken'> & { call: keyof typeof SCOPE_OF },
    path = '',
  ): Promise<unknown> {
    const tokens = vault.tokensOf(userId);
    if (tokens === null) throw linkAccountsError({ code: 'unauthorized' });
    const requiredScopes = [SCOPE_OF[request.call]];
    const refusal = refusalOfToken({ claims: tokens.claims, userId, requiredScopes, now: now() });
    if (refusal !== null) throw linkAccountsError(refusal);
    const url = `${tenant.baseUrl}/api/v2/users/${encodeURIComponent(userId)}${path}`;
    return callJson({ ...request, url, accessToken: tokens.accessToken });
  }

  return {
    async readUser({ userId }, { signal }) {
      return parseUser(await callAs(userId, { call: 'readUser', method: 'GET', signal }));
    },

    async mergeMetadata({ userId, patch }, { signal }) {
      const body = { user_metadata: patch };
      const answer = await callAs(userId, { call: 'mergeMetadata', method: 'PATCH', body, signal });
      requireUser(answer, userId);
    },

    async link({ primaryId, secondaryIdToken }, { signal }) {
      const body = { link_with: secondaryIdToken };
      const answer = await callAs(
        primaryId,
        { call: 'link', method: 'POST', body, signal },
        '/identities',
      );
      return parseIdentities(answer, primaryId);
    },

    async unlink({ primaryId, identityId }, { signal }) {
      const answer = await callAs(
        primaryId,
        { call: 'unlink', method: 'DELETE', signal },
        `/identities/${identityPath(identityId)}`,
      );
      return parseIdentities(answer, primaryId);
    },
  };
}
