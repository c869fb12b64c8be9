/**
 * A reference for a host's own backend: what the module's prop `api` calls in place of Auth0's
 * Management API. One POST per function, named after it; its body is the request as it is, its
 * answer Auth0's JSON as it is, and a refusal `{ code, details }`. docs/backend.md says what is
 * checked, and why.
 */
import Koa from 'koa';
import { serveCalls } from './calls.ts';
import { allowPortal } from './cors.ts';
import type { BackendOptions } from './options.ts';
import { answerRefusals } from './refusals.ts';

export function createBackend(options: BackendOptions): Koa {
  return new Koa()
    .use(allowPortal(options.portalOrigin))
    .use(answerRefusals(options.log))
    .use(serveCalls(options));
}
