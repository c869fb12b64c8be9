import { useRef } from 'react';
import type { SnapshotFrom } from 'xstate';
import type { identitiesMachine } from '../../../machines/identities.machine.ts';
import type { IdentitiesEvent } from '../../../machines/identities.types.ts';
import type { Words } from '../messages/types.ts';
import { useScreenFocus } from '../useScreenFocus.ts';
import { useUnhurried } from '../useUnhurried.ts';
import { Busy } from './Busy.tsx';
import { Button } from './Button.tsx';
import { ErrorPanel } from './ErrorPanel.tsx';
import { loginName } from './providers.ts';
import { UnlinkDialog } from './UnlinkDialog.tsx';

type IdentitiesSnapshot = SnapshotFrom<typeof identitiesMachine>;

interface UnlinkingProps {
  readonly snapshot: IdentitiesSnapshot;
  readonly send: (event: IdentitiesEvent) => void;
  /** The session is somebody else's, of which there is a notice already. */
  readonly isStopped: boolean;
  readonly messages: Words;
}

const isAtWork = (snapshot: IdentitiesSnapshot) =>
  snapshot.matches('approving') || snapshot.matches('unlinking');

/** Unlinking one identity: the question, the work, and what is left of it when that failed. */
export function Unlinking({ snapshot: current, ...props }: UnlinkingProps) {
  const { send, messages } = props;
  const { shown: snapshot, isPast } = useUnhurried(current, (one) =>
    isAtWork(one) ? 'unlinking' : null,
  );
  const { account, target, unlinked } = snapshot.context;
  const element = useRef<HTMLDivElement>(null);
  const screen = isAtWork(snapshot) ? 'at work' : JSON.stringify(snapshot.value);
  useScreenFocus(element, `${screen} ${isPast}`);
  // the dialog goes at once: the host may ask for a step-up on its page, which it would block
  if (!isPast && snapshot.matches('confirmingUnlink') && account !== null && target !== null) {
    return (
      <UnlinkDialog
        identity={target}
        identities={account.identities}
        onConfirm={() => send({ type: 'unlink.confirm' })}
        onCancel={() => send({ type: 'unlink.cancel' })}
        messages={messages}
      />
    );
  }
  return (
    <div ref={element} className="la-place" inert={isPast}>
      {isAtWork(snapshot) && <AtWork {...props} snapshot={snapshot} />}
      {unlinked !== null && (
        <p className="la-note">{messages.unlinked(loginName(unlinked, messages))}</p>
      )}
      {snapshot.matches('unlinkFailed') && <Failed {...props} snapshot={snapshot} />}
    </div>
  );
}

/** Not in the dialog: the host may ask for a step-up elsewhere on its page. */
function AtWork({ snapshot, send, messages }: UnlinkingProps) {
  return (
    <Busy words={messages.unlinking}>
      {snapshot.can({ type: 'unlink.cancel' }) && (
        <Button look="quiet" onClick={() => send({ type: 'unlink.cancel' })}>
          {messages.keepLinked}
        </Button>
      )}
    </Busy>
  );
}

function Failed({ snapshot, send, isStopped, messages }: UnlinkingProps) {
  const { error, isOutcomeUnknown } = snapshot.context;
  if (error === null || (isStopped && error.code === 'session_switched')) return null;
  // where trying again can help, the words for it are about the service: not about the login
  const isSettled = error.canRetry && !isOutcomeUnknown;
  const note = (
    <>
      {isOutcomeUnknown && <p>{messages.unlinkUnknown}</p>}
      {isSettled && <p>{messages.stillLinked}</p>}
    </>
  );
  return (
    <ErrorPanel error={error} words={messages.ofError(error)} note={note}>
      {snapshot.can({ type: 'unlink.retry' }) && (
        <Button look="primary" onClick={() => send({ type: 'unlink.retry' })}>
          {messages.tryAgain}
        </Button>
      )}
      <Button onClick={() => send({ type: 'unlink.dismiss' })}>{messages.close}</Button>
    </ErrorPanel>
  );
}
