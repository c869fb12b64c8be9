import type { AnyLinkAccountsError, LinkAccountsErrorCode } from '../errors.ts';
import type { Words } from './messages/types.ts';
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
  const { list, session, snapshot, isStopped, isOnline, texts } = props;
  const messages = useWords(texts);
  useStyles(styles);
  const { error } = snapshot.context;
  useOnceOnline(isOnline, () => {
    const isLost = snapshot.matches('failed') && error?.code === 'network';
    if (isLost) list.send({ type: 'list.read' });
  });
  return (
    <>
      <Unlinking snapshot={snapshot} send={(event) => list.send(event)} messages={messages} />
      {snapshot.matches('failed') && error !== null && !isStopped && (
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
}: Pick<BesideListProps, 'list' | 'session'> & {
  readonly error: AnyLinkAccountsError;
  readonly messages: Words;
}) {
  return (
    <ErrorPanel error={error} words={messages.ofError(error)}>
      {NEEDS_ACCESS.includes(error.code) && (
        <Button look="primary" onClick={() => session.send({ type: 'access.allow' })}>
          {messages.allowAccess}
        </Button>
      )}
      <Button onClick={() => list.send({ type: 'list.read' })}>{messages.tryAgain}</Button>
    </ErrorPanel>
  );
}
