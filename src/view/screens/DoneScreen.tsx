import { selectAccounts } from '../../../machines/linkAccounts.selectors.ts';
import { nameOf } from '../../domain/identity.ts';
import type { ScreenProps } from './screen.ts';

export function DoneScreen({ snapshot, messages, onDone }: ScreenProps) {
  const { primary, secondary } = selectAccounts(snapshot);
  return (
    <div className="la-panel">
      <h3 className="la-heading" tabIndex={-1} data-focus="">
        {messages.doneTitle}
      </h3>
      <p>{messages.doneHint(nameOf(secondary), nameOf(primary))}</p>
      <div className="la-buttons">
        <button type="button" className="la-button la-primary" onClick={onDone}>
          {messages.done}
        </button>
      </div>
    </div>
  );
}
