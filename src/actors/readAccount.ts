import type { Account } from '../domain/identity.ts';
import type { CallOptions, ListPorts } from '../domain/ports.ts';

/** Holds the host's token for later, and reads the signed-in user with it. */
export async function readAccount(
  { api, hostSession }: Pick<ListPorts, 'api' | 'hostSession'>,
  options: CallOptions,
): Promise<Account> {
  const userId = await hostSession.holdToken(options);
  return api.readUser({ userId }, options);
}
