/**
 * Every way in which linking can fail: one table of codes, one error class.
 *
 * An error is for the host; the words for the user are in `view/messages`. Recognise one by its
 * code (`isLinkAccountsError`), never by `instanceof`: host and remote may hold a copy each.
 */

interface Remedy {
  /** Whether trying the failed step again can help; otherwise only starting over does. */
  readonly canRetry: boolean;
}

const REMEDIES = {
  popup_blocked: { canRetry: true },
  popup_closed: { canRetry: true },
  popup_timeout: { canRetry: true },
  login_denied: { canRetry: true },
  login_failed: { canRetry: true },
  stale_login: { canRetry: false },
  token_mismatch: { canRetry: false },
  wrong_connection: { canRetry: false },
  same_account: { canRetry: false },
  already_linked: { canRetry: false },
  email_unverified: { canRetry: false },
  secondary_not_allowed: { canRetry: false },
  session_switched: { canRetry: false },
  not_signed_in: { canRetry: false },
  consent_required: { canRetry: false },
  mfa_required: { canRetry: false },
  insufficient_scope: { canRetry: false },
  unauthorized: { canRetry: false },
  account_gone: { canRetry: false },
  link_conflict: { canRetry: false },
  link_rejected: { canRetry: false },
  metadata_rejected: { canRetry: false },
  rate_limited: { canRetry: true },
  network: { canRetry: true },
  server: { canRetry: true },
  unlink_primary: { canRetry: false },
  configuration: { canRetry: false },
} as const satisfies Record<string, Remedy>;

export type LinkAccountsErrorCode = keyof typeof REMEDIES;

export const ERROR_CODES = Object.keys(REMEDIES) as LinkAccountsErrorCode[];

/** Which of the two accounts of a flow: the one that stays, or the one that is linked to it. */
export type Side = 'primary' | 'secondary';

/** The step in which an error happened: a working state of the flow, or of the list beside it. */
export type Step =
  'listing' | 'authenticatingSecondary' | 'verifying' | 'mergingMetadata' | 'linking' | 'unlinking';

interface DetailsByCode {
  email_unverified: { side: Side; email: string | null };
  wrong_connection: { expected: string; actual: string };
  same_account: { who: string };
  already_linked: { who: string };
  secondary_not_allowed: { provider: string };
  insufficient_scope: { missing: readonly string[] };
  metadata_rejected: { keys: readonly string[] };
  rate_limited: { retryAfterMs: number | null };
  configuration: { fix: string };
}

/** What a handler needs beyond the code. `null` for codes that say it all. */
export type DetailsOf<C extends LinkAccountsErrorCode> = C extends keyof DetailsByCode
  ? DetailsByCode[C]
  : null;

/** What is kept of a foreign error: enough to find the cause, nothing that could be a secret. */
export interface RedactedCause {
  readonly name: string;
  readonly error?: string;
  readonly description?: string;
  readonly status?: number;
}

/** A failure as a value, `details` present exactly for the codes that have some. */
export type Refusal = {
  [C in LinkAccountsErrorCode]: { readonly code: C } & (C extends keyof DetailsByCode
    ? { readonly details: DetailsByCode[C] }
    : { readonly details?: null });
}[LinkAccountsErrorCode];

type Fields = Readonly<Record<string, unknown>>;

/**
 * What each code's details are made of, where they come from outside: `null` where what cannot be
 * guessed is missing. What is complete comes back as it is.
 */
const DETAILS: {
  readonly [C in keyof DetailsByCode]: (given: Fields) => DetailsByCode[C] | null;
} = {
  email_unverified: ({ side, email }) =>
    side === 'primary' || side === 'secondary'
      ? { side, email: isText(email) ? email : null }
      : null,
  wrong_connection: ({ expected, actual }) =>
    isText(expected) && isText(actual) ? { expected, actual } : null,
  same_account: ({ who }) => (isText(who) ? { who } : null),
  already_linked: ({ who }) => (isText(who) ? { who } : null),
  secondary_not_allowed: ({ provider }) => (isText(provider) ? { provider } : null),
  insufficient_scope: ({ missing }) => ({ missing: textsOf(missing) }),
  metadata_rejected: ({ keys }) => ({ keys: textsOf(keys) }),
  rate_limited: ({ retryAfterMs }) => ({
    retryAfterMs: typeof retryAfterMs === 'number' && retryAfterMs >= 0 ? retryAfterMs : null,
  }),
  configuration: ({ fix }) => (isText(fix) ? { fix } : null),
};

/** The refusal that something thrown stands for, by its `code` and `details`; `null` for none. */
export function refusalIn(thrown: unknown): Refusal | null {
  const { code, details } = fieldsOf(thrown);
  if (!ERROR_CODES.some((known) => known === code)) return null;
  if (!Object.hasOwn(DETAILS, code as string)) return { code } as Refusal;
  const known = DETAILS[code as keyof DetailsByCode](fieldsOf(details));
  return known && ({ code, details: known } as Refusal);
}

const fieldsOf = (value: unknown): Fields => (value instanceof Object ? (value as Fields) : {});

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isAnyText = (value: unknown): value is string => typeof value === 'string';

const textsOf = (value: unknown): readonly string[] => {
  if (!Array.isArray(value)) return [];
  return value.every(isAnyText) ? value : value.filter(isAnyText);
};

export interface ErrorContext {
  readonly at?: Step | undefined;
  readonly cause?: unknown;
  readonly leftover?: readonly string[] | undefined;
}

/**
 * A failed step of linking, unlinking or listing.
 *
 * @example
 * onError={(error) => {
 *   if (error.code === 'rate_limited') report(error.code, error.details.retryAfterMs);
 * }}
 */
export class LinkAccountsError<
  C extends LinkAccountsErrorCode = LinkAccountsErrorCode,
> extends Error {
  /** A literal: the class's own name does not survive minifying. */
  override readonly name = 'LinkAccountsError';
  readonly code: C;
  readonly details: DetailsOf<C>;
  /** Where it happened; `null` until the machine has said so. */
  readonly at: Step | null;
  /** Whether trying the failed step again can help. */
  readonly canRetry: boolean;
  /** First-level metadata keys that were merged into the primary and could not be taken back. */
  readonly leftover: readonly string[];
  override readonly cause: RedactedCause | undefined;

  constructor(refusal: Refusal & { readonly code: C }, context: ErrorContext = {}) {
    super(sentenceOf(refusal));
    this.code = refusal.code;
    this.details = (refusal.details ?? null) as DetailsOf<C>;
    this.at = context.at ?? null;
    this.canRetry = REMEDIES[refusal.code].canRetry;
    this.leftover = context.leftover ?? [];
    this.cause = redact(context.cause);
  }

  toJSON() {
    const { name, code, message, details, at, canRetry, leftover, cause } = this;
    return { name, code, message, details, at, canRetry, leftover, cause };
  }
}

/** Any `LinkAccountsError`, its `details` narrowed by its `code`. */
export type AnyLinkAccountsError = {
  [C in LinkAccountsErrorCode]: LinkAccountsError<C>;
}[LinkAccountsErrorCode];

/** Creates the error of a refusal; the code decides which `details` it carries. */
export function linkAccountsError(refusal: Refusal, context?: ErrorContext): AnyLinkAccountsError {
  return new LinkAccountsError(refusal, context) as AnyLinkAccountsError;
}

/**
 * Whether `value` is a `LinkAccountsError`, of whichever copy of this module: with a code that we know
 * and the `details` that belong to it, all of them. What only looks like one is a foreign error.
 */
export function isLinkAccountsError(value: unknown): value is AnyLinkAccountsError {
  const { name, details } = fieldsOf(value);
  const refusal = name === 'LinkAccountsError' ? refusalIn(value) : null;
  if (refusal === null) return false;
  const given = fieldsOf(details);
  return Object.entries(refusal.details ?? {}).every(([key, known]) => given[key] === known);
}

/** The same error, with what the machine knows of it: where it happened, and what stayed behind. */
export function locate(
  error: AnyLinkAccountsError,
  at: Step,
  leftover: readonly string[] = error.leftover,
): AnyLinkAccountsError {
  const refusal = { code: error.code, details: error.details } as Refusal;
  return linkAccountsError(refusal, { at, leftover, cause: error.cause });
}

/** Whatever was thrown in `at`, as a `LinkAccountsError`. */
export function toLinkAccountsError(thrown: unknown, at: Step): AnyLinkAccountsError {
  if (isLinkAccountsError(thrown)) return locate(thrown, at);
  const code = at === 'authenticatingSecondary' ? 'login_failed' : 'server';
  return linkAccountsError({ code }, { at, cause: thrown });
}

/**
 * Keeps a foreign error's name, OAuth `error` and status. Its message stays outside, because
 * servers echo what they were sent; `description` passes with anything like a token cut out.
 */
export function redact(cause: unknown): RedactedCause | undefined {
  if (!(cause instanceof Object)) return undefined;
  const { name, error, description, error_description, status } = cause as Record<string, unknown>;
  const words = description ?? error_description;
  return {
    name: typeof name === 'string' ? name : 'Error',
    ...(typeof error === 'string' && { error: withoutTokens(error) }),
    ...(typeof words === 'string' && { description: withoutTokens(words) }),
    ...(typeof status === 'number' && { status }),
  };
}

/** JWTs, and any other unbroken run that is long enough to be a secret. */
const TOKEN_LIKE = /[\w+/=-]+\.[\w+/=-]+\.[\w+/=-]{8,}|[\w-]{32,}/g;

const withoutTokens = (text: string): string => text.replace(TOKEN_LIKE, '[redacted]');

/** A developer's sentence: the code, and the fix where there is one. */
function sentenceOf(refusal: Refusal): string {
  if (refusal.code === 'configuration') return `configuration: ${refusal.details.fix}`;
  if (refusal.code === 'insufficient_scope' && refusal.details.missing.length > 0) {
    return `insufficient_scope: missing ${refusal.details.missing.join(' ')}`;
  }
  return refusal.code;
}
