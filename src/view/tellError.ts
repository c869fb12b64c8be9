import type { AnyLinkAccountsError } from '../errors.ts';
import type { LinkAccountsCallbacks } from '../options.ts';

/**
 * The host hears of it. Where it does not listen, a mistake of its developers' is said where they
 * look: no user can do anything about it. It names the fix, and holds no token.
 */
export function tellError(
  { onError }: Pick<LinkAccountsCallbacks, 'onError'>,
  error: AnyLinkAccountsError,
): void {
  if (onError !== undefined) onError(error);
  else if (error.code === 'configuration') console.error(error);
}
