/** The Management API's refusals and their envelope. */
import { STATUS_CODES } from 'node:http';

export interface Envelope {
  statusCode: number;
  error: string;
  message: string;
  /** Left out where the real service's value is not known: clients must not depend on it. */
  errorCode?: string;
}

/** Thrown by the rules, turned into the envelope at the edge. */
export class ApiError extends Error {
  readonly envelope: Envelope;

  constructor(envelope: Envelope) {
    super(envelope.message);
    this.envelope = envelope;
  }
}

export const refusal = (statusCode: number, message: string, errorCode?: string): ApiError =>
  new ApiError(envelope(statusCode, message, errorCode));

export function envelope(statusCode: number, message: string, errorCode?: string): Envelope {
  const error = STATUS_CODES[statusCode] ?? 'Error';
  return { statusCode, error, message, ...(errorCode === undefined ? {} : { errorCode }) };
}

/** What the service says when only the status is known, as for an injected fault. */
export function defaultEnvelope(statusCode: number): Envelope {
  const [message, errorCode] = DEFAULT_WORDS[statusCode] ?? [STATUS_CODES[statusCode] ?? 'Error'];
  return envelope(statusCode, message, errorCode);
}

const DEFAULT_WORDS: Record<number, [message: string, errorCode?: string]> = {
  400: ['Payload validation error.', 'invalid_body'],
  401: ['Invalid token.'],
  403: ['User to be acted on does not match subject in bearer token.', 'unowned_resource'],
  404: ['The user does not exist.', 'inexistent_user'],
  409: ['Specified identity already exists.'],
  429: ['Global limit has been reached', 'too_many_requests'],
};
