import { selectError } from '../../../machines/linkAccounts.selectors.ts';
import type { AnyLinkAccountsError } from '../../errors.ts';
import { Button } from '../parts/Button.tsx';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import type { ScreenProps } from './screen.ts';

/** What a flow could not settle. */
export function LeftOpen({ snapshot, messages }: Pick<ScreenProps, 'snapshot' | 'messages'>) {
  const { error, isOutcomeUnknown } = snapshot.context;
  const leftover = error?.leftover ?? [];
  // where trying again can help, the words for it are about the service: not about the accounts
  const isSettled = error?.canRetry === true && !isOutcomeUnknown && isAfterConfirming(error);
  return (
    <>
      {isOutcomeUnknown && <p>{messages.outcomeUnknown}</p>}
      {isSettled && <p>{messages.stillSeparate}</p>}
      {leftover.length > 0 && <p>{messages.leftover(leftover)}</p>}
    </>
  );
}

/** The user said "Link accounts", and may think that they are. */
const isAfterConfirming = ({ at }: AnyLinkAccountsError) =>
  at === 'mergingMetadata' || at === 'linking';

export function ErrorScreen({ snapshot, send, messages }: ScreenProps) {
  const canRetry = snapshot.can({ type: 'link.retry' });
  const error = selectError(snapshot);
  return (
    <ErrorPanel
      error={error}
      words={messages.ofError(error)}
      note={<LeftOpen snapshot={snapshot} messages={messages} />}
    >
      {canRetry && (
        <Button look="primary" onClick={() => send({ type: 'link.retry' })}>
          {messages.tryAgain}
        </Button>
      )}
      <Button look={canRetry ? 'plain' : 'primary'} onClick={() => send({ type: 'link.reset' })}>
        {messages.startOver}
      </Button>
    </ErrorPanel>
  );
}
