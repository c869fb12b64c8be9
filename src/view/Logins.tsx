import type { SnapshotFrom } from 'xstate';
import type { identitiesMachine } from '../../machines/identities.machine.ts';
import type { Identity } from '../domain/identity.ts';
import type { AnyLinkAccountsError, LinkAccountsErrorCode } from '../errors.ts';
import type { Words } from './messages/types.ts';
import { Button } from './parts/Button.tsx';
import { ErrorPanel } from './parts/ErrorPanel.tsx';
import { IdentityList, IdentityListSkeleton } from './parts/IdentityList.tsx';
import { Unlinking } from './parts/Unlinking.tsx';
import type { AccountRefs } from './useLinkAccounts.ts';

interface LoginsProps {
  readonly list: Pick<AccountRefs['list'], 'send'>;
  readonly session: Pick<AccountRefs['session'], 'send'>;
  readonly listSnapshot: SnapshotFrom<typeof identitiesMachine>;
  /** Nothing is unlinked meanwhile. */
  readonly isLinking: boolean;
  /** The session is somebody else's: nothing goes on. */
  readonly isStopped: boolean;
  readonly messages: Words;
}

/** The list, or what there is instead of it; and unlinking one of its logins. */
export function Logins(props: LoginsProps) {
  const { listSnapshot, list, session, isLinking, isStopped, messages } = props;
  const { account, error } = listSnapshot.context;
  // also while the dialog asks: a disabled button could not take the focus back
  const canUnlink = (identity: Identity) =>
    listSnapshot.matches('confirmingUnlink') ||
    listSnapshot.can({ type: 'unlink.start', identity });
  return (
    <>
      {account !== null && (
        <IdentityList
          account={account}
          canUnlink={(identity) => !isLinking && !isStopped && canUnlink(identity)}
          onUnlink={(identity) => list.send({ type: 'unlink.start', identity })}
          messages={messages}
        />
      )}
      {account?.identities.length === 1 && !isLinking && !isStopped && (
        <p className="la-note">{messages.onlyOne}</p>
      )}
      <Unlinking snapshot={listSnapshot} send={(event) => list.send(event)} messages={messages} />
      {account === null && listSnapshot.matches('reading') && (
        <IdentityListSkeleton messages={messages} />
      )}
      {listSnapshot.matches('failed') && error !== null && !isStopped && (
        <ListFailed {...{ error, list, session, messages }} />
      )}
    </>
  );
}

/** What a person can put right by allowing it, in a window of the host's own client. */
const NEEDS_ACCESS: readonly LinkAccountsErrorCode[] = [
  'not_signed_in',
  'consent_required',
  'mfa_required',
  'insufficient_scope',
];

function ListFailed({
  error,
  list,
  session,
  messages,
}: Pick<LoginsProps, 'list' | 'session' | 'messages'> & { readonly error: AnyLinkAccountsError }) {
  return (
    <ErrorPanel error={error} messages={messages}>
      {NEEDS_ACCESS.includes(error.code) && (
        <Button look="primary" onClick={() => session.send({ type: 'access.allow' })}>
          {messages.allowAccess}
        </Button>
      )}
      <Button onClick={() => list.send({ type: 'list.read' })}>{messages.tryAgain}</Button>
    </ErrorPanel>
  );
}
