import type { AnyLinkAccountsError, LinkAccountsErrorCode } from '../errors.ts';
import type { ErrorWords, Words } from './messages/types.ts';
import { Button } from './parts/Button.tsx';
import { ErrorPanel } from './parts/ErrorPanel.tsx';
import { useStyles } from './parts/Shadow.tsx';
import { Unlinking } from './parts/Unlinking.tsx';
import styles from './styles/more.css?raw';
import type { BesideListProps } from './system.ts';
import { useOnceOnline } from './useOnceOnline.ts';
import { useWords } from './useWords.ts';

/** Unlinking one of the logins; and why there is no list, where there is none. */
export function BesideList(props: BesideListProps) {
  const { list, snapshot, isStopped, isOnline, texts } = props;
  const messages = useWords(texts);
  useStyles(styles);
  const { error } = snapshot.context;
  useOnceOnline(isOnline, () => {
    const isLost = snapshot.matches('failed') && error?.code === 'network';
    if (isLost) list.send({ type: 'list.read' });
  });
  return (
    <>
      <Unlinking {...props} send={(event) => list.send(event)} messages={messages} />
      {snapshot.matches('failed') && error !== null && !isStopped && (
        <ListFailed {...props} {...{ error, messages }} />
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

/** Why the window came to nothing. */
const NotAllowed = ({ what, todo }: ErrorWords) => (
  <>
    <p className="la-strong">{what}</p>
    <p>{todo}</p>
  </>
);

interface ListFailedProps extends Pick<BesideListProps, 'list' | 'session' | 'sessionSnapshot'> {
  readonly error: AnyLinkAccountsError;
  readonly messages: Words;
}

function ListFailed({ error, list, session, sessionSnapshot, messages }: ListFailedProps) {
  const isBusy = sessionSnapshot.hasTag('busy');
  const { error: notAllowed } = sessionSnapshot.context;
  const note = notAllowed !== null && <NotAllowed {...messages.ofError(notAllowed)} />;
  return (
    <ErrorPanel error={error} words={messages.ofError(error)} note={note}>
      {NEEDS_ACCESS.includes(error.code) && (
        <Button
          look="primary"
          disabled={isBusy}
          onClick={() => session.send({ type: 'access.allow' })}
        >
          {messages.allowAccess}
        </Button>
      )}
      {isBusy ? (
        <Button look="quiet" onClick={() => session.send({ type: 'session.cancel' })}>
          {messages.cancel}
        </Button>
      ) : (
        <Button onClick={() => list.send({ type: 'list.read' })}>{messages.tryAgain}</Button>
      )}
    </ErrorPanel>
  );
}
