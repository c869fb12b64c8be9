import { selectAccounts } from '../../../machines/linkAccounts.selectors.ts';
import { Button } from '../parts/Button.tsx';
import { Heading } from '../parts/Heading.tsx';
import { namesAmong } from '../parts/naming.ts';
import type { ScreenProps } from './screen.ts';

/** Who is one now. With a new primary there is no "Done": the user has to sign in again first. */
export function DoneScreen({ snapshot, messages, onDone }: ScreenProps) {
  const { primary, secondary } = selectAccounts(snapshot);
  const call = namesAmong([primary, secondary], messages);
  return (
    <div className="la-panel">
      <Heading>{messages.doneTitle}</Heading>
      <p>{messages.doneHint(call(secondary), call(primary))}</p>
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
