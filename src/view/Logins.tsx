import type { Account, Identity } from '../domain/identity.ts';
import type { ListWords } from './messages/types.ts';
import { IdentityList, IdentityListSkeleton } from './parts/IdentityList.tsx';

interface LoginsProps {
  /** `null` until it has been read. */
  readonly account: Account | null;
  readonly isReading: boolean;
  /** Somebody links, or has to sign in again first: nothing is unlinked meanwhile. */
  readonly isHeld: boolean;
  readonly canUnlink: (identity: Identity) => boolean;
  readonly onUnlink: (identity: Identity) => void;
  /** Somebody is about to click. */
  readonly onIntent?: (() => void) | undefined;
  readonly messages: ListWords;
}

/** The list, or what there is instead of it. */
export function Logins(props: LoginsProps) {
  const { account, isReading, isHeld, canUnlink, onUnlink, onIntent, messages } = props;
  if (account === null) return isReading && <IdentityListSkeleton messages={messages} />;
  return (
    <>
      <IdentityList
        account={account}
        canUnlink={(identity) => !isHeld && canUnlink(identity)}
        onUnlink={onUnlink}
        onIntent={onIntent}
        messages={messages}
      />
      {account.identities.length === 1 && !isHeld && <p className="la-note">{messages.onlyOne}</p>}
    </>
  );
}
