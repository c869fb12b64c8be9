/** What a host's own API throws → our codes. It is outside data, as a backend's answer is. */
import { linkAccountsError, refusalIn, type AnyLinkAccountsError } from '../errors.ts';

/**
 * By its `code`, where it has one that we know with the `details` that belong to it.
 *
 * @example
 * translateHostError({ code: 'rate_limited', details: { retryAfterMs: 2000 } }).code // rate_limited
 * translateHostError(new Error('oops')).code // server
 */
export const translateHostError = (thrown: unknown): AnyLinkAccountsError =>
  linkAccountsError(refusalIn(thrown) ?? { code: 'server' }, { cause: thrown });
