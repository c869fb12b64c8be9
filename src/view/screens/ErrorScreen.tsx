import { selectError } from '../../../machines/linkAccounts.selectors.ts';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import type { ScreenProps } from './screen.ts';

export function ErrorScreen({ snapshot, send, messages }: ScreenProps) {
  const note = snapshot.context.isOutcomeUnknown ? messages.outcomeUnknown : undefined;
  return (
    <ErrorPanel error={selectError(snapshot)} messages={messages} note={note}>
      {snapshot.can({ type: 'link.retry' }) && (
        <button
          type="button"
          className="la-button la-primary"
          onClick={() => send({ type: 'link.retry' })}
        >
          {messages.tryAgain}
        </button>
      )}
      <button type="button" className="la-button" onClick={() => send({ type: 'link.reset' })}>
        {messages.startOver}
      </button>
    </ErrorPanel>
  );
}
