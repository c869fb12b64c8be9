import { selectAccounts } from '../../../machines/linkAccounts.selectors.ts';
import { nameOf } from '../../domain/identity.ts';
import { Button } from '../parts/Button.tsx';
import { Heading } from '../parts/Heading.tsx';
import type { ScreenProps } from './screen.ts';

/** Who is one now. With a new primary there is no "Done": the user has to sign in again first. */
export function DoneScreen({ snapshot, messages, onDone }: ScreenProps) {
  const { primary, secondary } = selectAccounts(snapshot);
  return (
    <div className="la-panel">
      <Heading>{messages.doneTitle}</Heading>
      <p>{messages.doneHint(nameOf(secondary), nameOf(primary))}</p>
      {snapshot.output?.primaryChanged === false && (
        <div className="la-buttons">
          <Button look="primary" onClick={onDone}>
            {messages.done}
          </Button>
        </div>
      )}
    </div>
  );
}
