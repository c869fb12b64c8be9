/** What a host's own API throws → our codes. It is outside data, as a backend's answer is. */
import {
  ERROR_CODES,
  isLinkAccountsError,
  linkAccountsError,
  type AnyLinkAccountsError,
  type LinkAccountsErrorCode,
  type Refusal,
} from '../errors.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * By its `code`, where it has one that we know with the `details` that belong to it.
 *
 * @example
 * translateHostError({ code: 'rate_limited', details: { retryAfterMs: 2000 } }).code // rate_limited
 * translateHostError(new Error('oops')).code // server
 */
export function translateHostError(thrown: unknown): AnyLinkAccountsError {
  if (isLinkAccountsError(thrown)) return thrown;
  return linkAccountsError(refusalIn(thrown) ?? { code: 'server' }, { cause: thrown });
}

function refusalIn(thrown: unknown): Refusal | null {
  const { code, details } = fieldsOf(thrown);
  if (!isCode(code)) return null;
  if (!hasDetails(code)) return { code };
  const known = DETAILS[code](fieldsOf(details));
  return known === null ? null : ({ code, details: known } as Refusal);
}

type CodeWithDetails = Extract<Refusal, { readonly details: object }>['code'];
type DetailsIn<C extends CodeWithDetails> = Extract<Refusal, { readonly code: C }>['details'];

/** The details of each code that has some; `null` where what cannot be guessed is missing. */
const DETAILS: { readonly [C in CodeWithDetails]: (given: Fields) => DetailsIn<C> | null } = {
  email_unverified: ({ side, email }) =>
    side === 'primary' || side === 'secondary' ? { side, email: textOf(email) } : null,
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

const isCode = (value: unknown): value is LinkAccountsErrorCode =>
  ERROR_CODES.some((code) => code === value);

const hasDetails = (code: LinkAccountsErrorCode): code is CodeWithDetails =>
  Object.hasOwn(DETAILS, code);

const fieldsOf = (value: unknown): Fields => (value instanceof Object ? (value as Fields) : {});

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const textOf = (value: unknown): string | null => (isText(value) ? value : null);
const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter(isText) : [];
