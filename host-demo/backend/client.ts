/**
 * The portal's side of such a server: what it hands to the module as `api`.
 *
 * @example
 * const accessToken = () => auth0.getTokenSilently({ cacheMode: 'cache-only' });
 * const api = createAccountsApi({ url: 'https://api.portal.example/link-accounts', accessToken });
 * <LinkAccounts auth0={auth0} api={api} />
 */
export interface AccountsApiOptions {
  /** Where the server is, without a slash at the end. */
  readonly url: string;
  /**
   * The access token for this server. From the client's memory: while a flow runs, a silent call
   * could come back as the second account. The module sees to it that it lasts, where it is the one
   * that the client gets by default.
   */
  readonly accessToken: () => Promise<string | undefined>;
}

type Call = (request: object, options: { readonly signal: AbortSignal }) => Promise<unknown>;

export function createAccountsApi({ url, accessToken }: AccountsApiOptions) {
  const call =
    (name: string): Call =>
    async (request, { signal }) => {
      const token = await accessToken();
      if (token === undefined) throw failure('unauthorized');
      const response = await fetch(`${url}/${name}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(request),
        credentials: 'omit',
        cache: 'no-store',
        signal,
      }).catch(() => {
        throw failure('network');
      });
      if (!response.ok) throw await refusalIn(response);
      return response.json(); // what is no JSON throws, which counts as `server`
    };
  return {
    readUser: call('readUser'),
    mergeMetadata: call('mergeMetadata'),
    link: call('link'),
    unlink: call('unlink'),
  };
}

/** The server's own code; where a gateway has answered in its place, what the status says. */
async function refusalIn(response: Response): Promise<Error> {
  const { code, details } = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (typeof code === 'string') return failure(code, details);
  if (response.status === 401) return failure('unauthorized');
  if (response.status === 429) return failure('rate_limited', { retryAfterMs: waitMsOf(response) });
  return failure('server');
}

/** `Retry-After` in seconds; a page may read it only if the gateway exposes it. */
const waitMsOf = ({ headers }: Response): number | null => {
  const retryAfter = headers.get('retry-after');
  return retryAfter === null ? null : Number(retryAfter) * 1000;
};

/** The module goes by `code` and `details`, whatever they are on. */
const failure = (code: string, details?: unknown) =>
  Object.assign(new Error(code), { code, details });
