/** An `AccountsApi` that a host has written: it is there, and what it throws is one of our errors. */
import { linkAccountsError } from '../errors.ts';
import type { AccountsApi, CallOptions } from '../domain/ports.ts';
import { translateHostError } from './translateHostError.ts';

/** @throws configuration when one of the four functions is missing */
export function hostApi(api: AccountsApi): AccountsApi {
  requireFunctions(api);
  const translated =
    <Request>(call: (request: Request, options: CallOptions) => Promise<unknown>) =>
    async (request: Request, options: CallOptions): Promise<unknown> => {
      try {
        return await call(request, options);
      } catch (thrown) {
        throw translateHostError(thrown);
      }
    };
  return {
    readUser: translated((request, options) => api.readUser(request, options)),
    mergeMetadata: translated((request, options) => api.mergeMetadata(request, options)),
    link: translated((request, options) => api.link(request, options)),
    unlink: translated((request, options) => api.unlink(request, options)),
  };
}

const NAMES = ['readUser', 'mergeMetadata', 'link', 'unlink'] as const;

function requireFunctions(api: unknown): void {
  const given = api instanceof Object ? (api as Readonly<Record<string, unknown>>) : {};
  const missing = NAMES.filter((name) => typeof given[name] !== 'function');
  if (missing.length === 0) return;
  const fix = `Pass 'api' with the functions ${NAMES.join(', ')}: it lacks ${missing.join(', ')}.`;
  throw linkAccountsError({ code: 'configuration', details: { fix } });
}
