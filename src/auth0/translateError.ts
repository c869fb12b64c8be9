/** Foreign failures → our codes: one function for auth0-spa-js, one for HTTP. */
import {
  isLinkAccountsError,
  linkAccountsError,
  type AnyLinkAccountsError,
  type LinkAccountsErrorCode,
  type Refusal,
} from '../errors.ts';

/** Codes that need no details. */
type PlainCode = Extract<Refusal, { readonly details?: null }>['code'];

/** auth0-spa-js tells failures apart by `error`; so do we, whichever copy of it threw. */
const SDK_CODES: Readonly<Record<string, PlainCode>> = {
  popup_open: 'popup_blocked',
  cancelled: 'popup_closed',
  access_denied: 'login_denied',
  unauthorized: 'login_denied',
  state_mismatch: 'token_mismatch',
  missing_refresh_token: 'consent_required',
  consent_required: 'consent_required',
  interaction_required: 'consent_required',
  mfa_required: 'mfa_required',
};

/**
 * @param duringLogin whether a person was signing in: a time-out then is theirs, not the network's
 * @see [Standard error responses](https://auth0.com/docs/api/authentication#standard-error-responses)
 */
export function translateSdkError(thrown: unknown, duringLogin: boolean): AnyLinkAccountsError {
  if (isLinkAccountsError(thrown)) return thrown;
  return linkAccountsError(refusalOfSdk(thrown, duringLogin), { cause: thrown });
}

function refusalOfSdk(thrown: unknown, duringLogin: boolean): Refusal {
  const { error, message, missing_scope: missing } = fieldsOf(thrown);
  if (error === 'missing_scopes') {
    return { code: 'insufficient_scope', details: { missing: missing?.split(/[\s,]+/) ?? [] } };
  }
  if (error === 'timeout') return { code: duringLogin ? 'popup_timeout' : 'network' };
  const known = error === undefined ? undefined : SDK_CODES[error];
  if (error === 'login_required' || error === 'invalid_grant') {
    // the host's session or refresh token has ended; in a login it is only a code that was refused
    return { code: duringLogin ? 'login_failed' : 'not_signed_in' };
  }
  if (known !== undefined) return { code: known };
  if (/ID token|Signature algorithm/i.test(message ?? '')) return { code: 'token_mismatch' };
  // the SDK ends a call that takes too long by aborting it, and reports whichever came first
  if (/failed to fetch|networkerror|load failed|timeout|aborted/i.test(message ?? '')) {
    return { code: 'network' };
  }
  return { code: duringLogin ? 'login_failed' : 'server' };
}

function fieldsOf(thrown: unknown) {
  const fields = thrown instanceof Object ? (thrown as Record<string, unknown>) : {};
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    error: text(fields.error),
    message: thrown instanceof Error ? thrown.message : undefined,
    missing_scope: text(fields.scope),
  };
}

/** A call to the Management API that was answered with anything but success. */
export interface HttpProblem {
  readonly call: 'readUser' | 'mergeMetadata' | 'link' | 'unlink';
  readonly status: number;
  /** From Auth0's envelope `{ statusCode, error, message, errorCode }`. */
  readonly message: string;
  readonly errorCode: string | undefined;
  /** `null` when the answer does not say, or not in what a browser may read. */
  readonly retryAfterMs: number | null;
}

/**
 * Decided by status first and message second: the codes in Auth0's envelope are documented too
 * thinly to rest on.
 *
 * @see [Link a user account](https://auth0.com/docs/api/management/v2/users/post-identities)
 */
export function translateHttpProblem(problem: HttpProblem): AnyLinkAccountsError {
  const { status, message, errorCode } = problem;
  const cause = { name: 'HttpError', status, description: message, error: errorCode };
  return linkAccountsError(refusalOfHttp(problem), { cause });
}

const CODE_OF_STATUS: Readonly<Record<number, PlainCode>> = {
  401: 'unauthorized',
  404: 'account_gone',
  409: 'link_conflict',
};

const CODE_OF_BAD_REQUEST: Readonly<Record<HttpProblem['call'], PlainCode | 'metadata_rejected'>> =
  {
    readUser: 'server',
    mergeMetadata: 'metadata_rejected',
    link: 'link_rejected',
    unlink: 'server',
  };

function refusalOfHttp({ call, status, message, retryAfterMs }: HttpProblem): Refusal {
  if (status === 429) return { code: 'rate_limited', details: { retryAfterMs } };
  if (status === 403) return refusalOfForbidden(message);
  const code: LinkAccountsErrorCode | undefined = CODE_OF_STATUS[status];
  if (code !== undefined) return { code };
  if (status >= 500 || status === 408) return { code: 'server' };
  if (/main identity cannot be removed/i.test(message)) return { code: 'unlink_primary' };
  const refused = CODE_OF_BAD_REQUEST[call];
  if (refused === 'metadata_rejected') return { code: refused, details: { keys: [] } };
  return { code: refused };
}

function refusalOfForbidden(message: string): Refusal {
  if (/does not match subject/i.test(message)) return { code: 'session_switched' };
  if (!/insufficient scope/i.test(message)) return { code: 'unauthorized' };
  const missing = message.replace(/^.*?expected(?: any of)?:\s*/i, '').match(/[\w:]+/g) ?? [];
  return { code: 'insufficient_scope', details: { missing } };
}
