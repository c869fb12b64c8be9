/** What is answered when a call is refused or fails: a code that the module knows, and no more. */
import type { Middleware } from 'koa';
import {
  isLinkAccountsError,
  linkAccountsError,
  type LinkAccountsErrorCode,
  type RedactedCause,
} from '../../src/errors.ts';

/** One line of a log: what was called, how it ended, and what is known of the cause. */
export type Log = (entry: {
  readonly call: string;
  readonly code: LinkAccountsErrorCode;
  readonly cause: RedactedCause | undefined;
}) => void;

/** For proxies and logs; the module goes by the code. */
const STATUS: Partial<Record<LinkAccountsErrorCode, number>> = {
  configuration: 400,
  metadata_rejected: 400,
  not_signed_in: 401,
  unauthorized: 401,
  account_gone: 404,
  link_conflict: 409,
  rate_limited: 429,
  server: 502,
};

export const answerRefusals =
  (log: Log): Middleware =>
  async (ctx, next) => {
    try {
      await next();
    } catch (thrown) {
      const error = isLinkAccountsError(thrown)
        ? thrown
        : linkAccountsError({ code: 'server' }, { cause: thrown });
      log({ call: ctx.path.slice(1), code: error.code, cause: error.cause });
      ctx.status = STATUS[error.code] ?? 403;
      ctx.body = { code: error.code, details: error.details };
    }
  };
