/** A request's body: JSON of a reasonable size, its fields checked as they are read. */
import { json } from 'node:stream/consumers';
import type { Context } from 'koa';
import { isPlainObject } from '../../src/domain/plainObject.ts';
import { linkAccountsError } from '../../src/errors.ts';

/** Two ID tokens and a patch fit many times over. */
const MAX_BYTES = 100_000;

export interface Fields {
  /** @throws configuration when there is no such text */
  text(name: string): string;
  json(name: string): unknown;
}

/** @throws configuration */
export async function readRequest(ctx: Context): Promise<Fields> {
  const body = await bodyOf(ctx);
  if (!isPlainObject(body)) throw malformed('a JSON object');
  return {
    text(name) {
      const value = body[name];
      if (typeof value !== 'string' || value === '') throw malformed(`the text "${name}"`);
      return value;
    },
    json: (name) => body[name],
  };
}

async function bodyOf(ctx: Context): Promise<unknown> {
  if (!ctx.is('json')) throw malformed('a JSON body');
  // without the header it is no number, and no less than anything
  if (!(ctx.request.length <= MAX_BYTES))
    throw malformed(`a Content-Length of at most ${MAX_BYTES}`);
  return json(ctx.req).catch(() => {
    throw malformed('JSON that can be read');
  });
}

const malformed = (wanted: string) =>
  linkAccountsError({ code: 'configuration', details: { fix: `The request lacks ${wanted}.` } });
