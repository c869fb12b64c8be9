import { nameOf, type Account, type Identity } from '../../domain/identity.ts';
import type { ListWords } from '../messages/types.ts';
import { Button } from './Button.tsx';
import { Person } from './Person.tsx';
import { identityProviderName } from './providers.ts';

interface IdentityListProps {
  readonly account: Account;
  /** Whether this one may be unlinked now. */
  readonly canUnlink: (identity: Identity) => boolean;
  readonly onUnlink: (identity: Identity) => void;
  /** Somebody is about to click. */
  readonly onIntent?: (() => void) | undefined;
  readonly messages: ListWords;
}

/** All logins of the account, the primary first. */
export function IdentityList(props: IdentityListProps) {
  const { account, canUnlink, onUnlink, onIntent, messages } = props;
  return (
    <ul className="la-identities">
      {account.identities.map((identity, index) => (
        <li key={identity.id} className="la-identity">
          <Person identity={identity} messages={messages} />
          {index === 0 ? (
            <span className="la-badge">{messages.primary}</span>
          ) : (
            <Button
              look="quiet"
              aria-label={messages.unlinkThis(
                identityProviderName(identity, messages),
                nameOf(identity),
              )}
              disabled={!canUnlink(identity)}
              onPointerEnter={onIntent}
              onPointerDown={onIntent}
              onFocus={onIntent}
              onClick={() => onUnlink(identity)}
            >
              {messages.unlink}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** As tall as a list of one, so that nothing jumps when it arrives; the words may be on their way. */
export function IdentityListSkeleton({ messages }: { readonly messages: ListWords | null }) {
  return (
    <div className="la-identities" aria-busy="true">
      <div className="la-identity la-skeleton">
        {messages !== null && <span className="la-visually-hidden">{messages.loading}</span>}
        <span className="la-person">
          <span className="la-avatar la-bone" />
          <span className="la-person-words">
            <span className="la-bone" />
            <span className="la-bone" />
          </span>
        </span>
      </div>
    </div>
  );
}
