/** The four things that are done with users at Auth0, and what its refusals mean to the module. */
import { setTimeout as delay } from 'node:timers/promises';
import { ManagementError, type Management, type ManagementClient } from 'auth0';
import { parseIdentities, requireUser } from '../../src/auth0/parseUser.ts';
import { linkAccountsError, type Refusal } from '../../src/errors.ts';
import type { Metadata, UserId } from '../../src/domain/identity.ts';
import { retryAfterMs, waitMsAfter } from '../../src/domain/rateLimit.ts';

/** Shorter than the module waits, so that it hears how a call has ended. Nothing is repeated blindly. */
const REQUEST = { timeoutInSeconds: 8, maxRetries: 0 };

/**
 * `link` reads twice before it links, and a free tenant allows two calls a second: as much is waited
 * out here, told in whole seconds. A longer limit is the module's business, which shows a countdown.
 *
 * @see [Rate limits](https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy)
 */
const MAX_WAIT_MS = 3000;
const MAX_TRIES = 3;

/** What the module shows and checks. The rest, `app_metadata` above all, does not leave this server. */
const FIELDS = [
  'user_id',
  'name',
  'nickname',
  'username',
  'email',
  'email_verified',
  'phone_number',
  'phone_verified',
  'picture',
  'identities',
  'user_metadata',
];

export function createAuth0Accounts({ users }: ManagementClient) {
  return {
    read: (userId: UserId) =>
      toldOf('readUser', () => users.get(userId, { fields: FIELDS.join(',') }, REQUEST)),

    async mergeMetadata(userId: UserId, patch: Metadata) {
      const send = () => users.update(userId, { user_metadata: patch }, REQUEST);
      requireUser(await toldOf('mergeMetadata', send), userId);
      return { user_id: userId };
    },

    /** Names the secondary: an ID token as `link_with` counts only for the client it was issued to. */
    async link(primaryId: UserId, secondaryId: UserId) {
      const { provider, idAtProvider } = identityOf(secondaryId);
      const request = { provider, user_id: idAtProvider };
      const send = () => users.identities.link(primaryId, request, REQUEST);
      const identities = await toldOf('link', send);
      parseIdentities(identities, primaryId); // anything else has not come from Auth0
      return identities;
    },

    unlink(primaryId: UserId, identityId: UserId) {
      const { provider, idAtProvider } = identityOf(identityId);
      return toldOf('unlink', () =>
        users.identities.delete(primaryId, provider, idAtProvider, REQUEST),
      );
    },
  };
}

export type Auth0Accounts = ReturnType<typeof createAuth0Accounts>;
type Call = 'readUser' | 'mergeMetadata' | 'link' | 'unlink';

/** What follows the first pipe may hold pipes itself. The client encodes it, once. */
function identityOf(id: UserId) {
  const pipe = id.indexOf('|');
  const provider = id.slice(0, pipe) as Management.UserIdentityProviderEnum; // Auth0 refuses others
  return { provider, idAtProvider: id.slice(pipe + 1) };
}

/** A call that was refused for its rate has changed nothing, so it may be sent again. */
async function toldOf(call: Call, send: () => PromiseLike<unknown>): Promise<unknown> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ManagementError)) throw error;
      const waitMs = waitMsAfter(tries, toldMs(error), Math.random());
      if (error.statusCode !== 429 || waitMs > MAX_WAIT_MS || tries === MAX_TRIES) {
        throw linkAccountsError(refusalOf(call, error), { cause: causeOf(error) });
      }
      await delay(waitMs);
    }
  }
}

/** What a 400 means, where it does not mean that this server has made a mistake. */
const REJECTED: Readonly<Partial<Record<Call, Refusal>>> = {
  mergeMetadata: { code: 'metadata_rejected', details: { keys: [] } },
  link: { code: 'link_rejected' },
};

/** A 401 or 403 is about this server's own credentials: to the portal's user it is a failure of ours. */
function refusalOf(call: Call, error: ManagementError): Refusal {
  const { statusCode: status } = error;
  if (status === 404) return { code: 'account_gone' };
  if (status === 409) return { code: 'link_conflict' };
  if (status === 429) {
    return { code: 'rate_limited', details: { retryAfterMs: toldMs(error) } };
  }
  return (status === 400 ? REJECTED[call] : undefined) ?? { code: 'server' };
}

const toldMs = ({ rawResponse }: ManagementError): number | null =>
  rawResponse === undefined ? null : retryAfterMs(rawResponse.headers, Date.now());

/** Without the message, which quotes what was answered. */
const causeOf = ({ name, statusCode }: ManagementError) => ({ name, status: statusCode });
