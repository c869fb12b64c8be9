import {
  GenericError,
  MfaRequiredError,
  MissingRefreshTokenError,
  MissingScopesError,
  PopupCancelledError,
  PopupOpenError,
  PopupTimeoutError,
  TimeoutError,
} from '@auth0/auth0-spa-js';
import { describe, expect, it } from 'vitest';
import {
  translateHttpProblem,
  translateSdkError,
  type HttpProblem,
} from '../../src/auth0/translateError.ts';
import { linkAccountsError, type LinkAccountsErrorCode } from '../../src/errors.ts';

const popup = {} as Window;

describe('a failure of auth0-spa-js', () => {
  it.each<[unknown, LinkAccountsErrorCode]>([
    [new PopupOpenError(), 'popup_blocked'],
    [new PopupCancelledError(popup), 'popup_closed'],
    [new PopupTimeoutError(popup), 'popup_timeout'],
    [new GenericError('access_denied', 'no'), 'login_denied'],
    [new GenericError('unauthorized', 'user is blocked'), 'login_denied'],
    [new GenericError('state_mismatch', 'Invalid state'), 'token_mismatch'],
    [new GenericError('invalid_grant', 'the code was spent'), 'login_failed'],
    [new GenericError('consent_required', ''), 'consent_required'],
    [new GenericError('interaction_required', ''), 'consent_required'],
    [new MissingRefreshTokenError('api', 'scope'), 'consent_required'],
    [new MissingScopesError('api', 'a b'), 'insufficient_scope'],
    [new MfaRequiredError('mfa_required', '', 'a-secret', {}), 'mfa_required'],
    [new Error('Issuer (iss) claim mismatch in the ID token; expected …'), 'token_mismatch'],
    [new Error('Signature algorithm of "HS256" is not supported.'), 'token_mismatch'],
    [new TypeError('Failed to fetch'), 'network'],
    [new Error("Timeout when executing 'fetch'"), 'network'],
    [new DOMException('signal is aborted without reason', 'AbortError'), 'network'],
    [new GenericError('anything_else', ''), 'login_failed'],
    ['not even an error', 'login_failed'],
  ])('%o → %s', (thrown, code) => {
    expect(translateSdkError(thrown, true).code).toBe(code);
  });

  it.each(['login_required', 'invalid_grant'])(
    'without a person, %s means that the host is signed out',
    (error) => {
      expect(translateSdkError(new GenericError(error, ''), false).code).toBe('not_signed_in');
    },
  );

  it('that timed out without a person is the network’s', () => {
    expect(translateSdkError(new TimeoutError(), false).code).toBe('network');
  });

  it('names the scopes that are missing', () => {
    expect(translateSdkError(new MissingScopesError('api', 'a,b'), false).details).toEqual({
      missing: ['a', 'b'],
    });
  });

  it('keeps our own errors as they are', () => {
    const error = linkAccountsError({ code: 'popup_blocked' });
    expect(translateSdkError(error, true)).toBe(error);
  });

  it('lets no secret and no window through', () => {
    const thrown = new MfaRequiredError('mfa_required', 'second factor', 'a-secret', {});
    const json = JSON.stringify(translateSdkError(thrown, true));
    expect(json).not.toContain('a-secret');
    expect(json).toContain('second factor');
  });
});

describe('a refusal of the Management API', () => {
  const translate = (problem: Partial<HttpProblem>) =>
    translateHttpProblem({
      call: 'link',
      status: 500,
      message: '',
      errorCode: undefined,
      retryAfterMs: null,
      ...problem,
    });

  it.each<[Partial<HttpProblem>, LinkAccountsErrorCode]>([
    [{ status: 401 }, 'unauthorized'],
    [{ status: 403, message: 'Insufficient scope; expected: a, b' }, 'insufficient_scope'],
    [
      { status: 403, message: 'User to be acted on does not match subject in bearer token.' },
      'session_switched',
    ],
    [{ status: 403, message: 'Forbidden' }, 'unauthorized'],
    [{ status: 404 }, 'account_gone'],
    [{ status: 409 }, 'link_conflict'],
    [{ status: 429 }, 'rate_limited'],
    [{ status: 400, call: 'link' }, 'link_rejected'],
    [{ status: 400, call: 'mergeMetadata' }, 'metadata_rejected'],
    [{ status: 400, call: 'readUser' }, 'server'],
    [
      { status: 400, call: 'unlink', message: 'Main identity cannot be removed.' },
      'unlink_primary',
    ],
    [{ status: 500 }, 'server'],
    [{ status: 503 }, 'server'],
    [{ status: 408 }, 'server'],
  ])('%o → %s', (problem, code) => {
    const error = translate(problem);
    expect(error.code).toBe(code);
    expect(error.cause?.status).toBe(problem.status);
  });

  it('says how long to wait, or that it does not know', () => {
    expect(translate({ status: 429, retryAfterMs: 1500 }).details).toEqual({ retryAfterMs: 1500 });
    expect(translate({ status: 429 }).details).toEqual({ retryAfterMs: null });
  });

  it.each([
    'Insufficient scope; expected: a:x, b:y',
    'Insufficient scope, expected any of: a:x,b:y',
  ])('names the scopes in "%s"', (message) => {
    expect(translate({ status: 403, message }).details).toEqual({ missing: ['a:x', 'b:y'] });
  });
});
