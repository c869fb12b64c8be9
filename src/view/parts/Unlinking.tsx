import type { SnapshotFrom } from 'xstate';
import type { identitiesMachine } from '../../../machines/identities.machine.ts';
import type { IdentitiesEvent } from '../../../machines/identities.types.ts';
import type { Messages } from '../messages/types.ts';
import { Button } from './Button.tsx';
import { ErrorPanel } from './ErrorPanel.tsx';
import { UnlinkDialog } from './UnlinkDialog.tsx';

interface UnlinkingProps {
  readonly snapshot: SnapshotFrom<typeof identitiesMachine>;
  readonly send: (event: IdentitiesEvent) => void;
  readonly messages: Messages;
}

/** The dialog while an identity is being unlinked, and what is left of it when that failed. */
export function Unlinking({ snapshot, send, messages }: UnlinkingProps) {
  const { account, target, error, isOutcomeUnknown } = snapshot.context;
  if (snapshot.matches('unlinkFailed') && error !== null) {
    const note = isOutcomeUnknown ? messages.unlinkUnknown : undefined;
    return (
      <ErrorPanel error={error} messages={messages} note={note}>
        {snapshot.can({ type: 'unlink.retry' }) && (
          <Button look="primary" onClick={() => send({ type: 'unlink.retry' })}>
            {messages.tryAgain}
          </Button>
        )}
        <Button onClick={() => send({ type: 'unlink.dismiss' })}>{messages.close}</Button>
      </ErrorPanel>
    );
  }
  if (account === null || target === null) return null;
  return (
    <UnlinkDialog
      identity={target}
      identities={account.identities}
      isBusy={snapshot.hasTag('busy')}
      onConfirm={() => send({ type: 'unlink.confirm' })}
      onCancel={() => send({ type: 'unlink.cancel' })}
      messages={messages}
    />
  );
}
