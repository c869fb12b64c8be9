/** How accounts and logins are called in a sentence. */
import { nameOf, type Account, type Identity } from '../../domain/identity.ts';
import type { Words } from '../messages/types.ts';
import { loginName } from './providers.ts';

/** An account is called like its primary login. */
export type Named = Pick<Identity, 'id' | 'person'>;

/**
 * By name alone where that says who is meant. The same person's logins often have the same e-mail:
 * those are told apart by their provider.
 *
 * @param accounts all that are at hand when the sentence is read
 */
export function namesAmong(accounts: readonly Pick<Account, 'identities'>[], messages: Words) {
  const all = accounts.flatMap(({ identities }) => identities);
  return (named: Named): string => {
    const alike = all.filter((one) => isAlike(nameOf(one), nameOf(named)));
    const login = alike.find(({ id }) => id === named.id);
    return alike.length > 1 && login !== undefined ? loginName(login, messages) : nameOf(named);
  };
}

/** To the eye: an e-mail is the same in capitals. */
const isAlike = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
