import { selectError } from '../../../machines/linkAccounts.selectors.ts';
import { Button } from '../parts/Button.tsx';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import type { ScreenProps } from './screen.ts';

export function ErrorScreen({ snapshot, send, messages }: ScreenProps) {
  const canRetry = snapshot.can({ type: 'link.retry' });
  const note = snapshot.context.isOutcomeUnknown ? messages.outcomeUnknown : undefined;
  return (
    <ErrorPanel error={selectError(snapshot)} messages={messages} note={note}>
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
