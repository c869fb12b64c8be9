import { useId, useLayoutEffect, useRef } from 'react';
import { nameOf, type Identity } from '../../domain/identity.ts';
import { leavesNoUsableLogin } from '../../domain/usableLogin.ts';
import type { Words } from '../messages/types.ts';
import { useOnline } from '../useOnline.ts';
import { Button } from './Button.tsx';
import { namesAmong } from './naming.ts';
import { OfflineNotice } from './OfflineNotice.tsx';
import { OnlineButton } from './OnlineButton.tsx';
import { identityProviderName } from './providers.ts';

interface UnlinkDialogProps {
  readonly identity: Identity;
  readonly identities: readonly Identity[];
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly messages: Words;
}

/** What unlinking means, and the last word. The browser's own dialog: focus and Esc are its. */
export function UnlinkDialog(props: UnlinkDialogProps) {
  const { identity, identities, onConfirm, onCancel, messages } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const isOnline = useOnline();
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    keep.current?.focus(); // an Enter too many changes nothing
    return () => opened?.close(); // while it is still there: gives the focus back to its button
  }, []);
  return (
    <dialog
      ref={dialog}
      className="la-dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault(); // the machine decides when it closes
        onCancel();
      }}
      // A browser may close it without asking. Taken off the page it has nobody to tell; and StrictMode
      // opens it again before the first closing is told.
      onClose={() => dialog.current?.open === false && onCancel()}
    >
      <h3 id={titleId} className="la-heading">
        {messages.unlinkQuestion(identityProviderName(identity, messages), nameOf(identity))}
      </h3>
      <p>{messages.unlinkHint(namesAmong([{ identities }], messages)(identity))}</p>
      {leavesNoUsableLogin(identities, identity) && (
        <p className="la-strong">{messages.unlinkWarning}</p>
      )}
      {!isOnline && <OfflineNotice messages={messages} />}
      <div className="la-buttons">
        <OnlineButton look="danger" onClick={onConfirm}>
          {messages.unlink}
        </OnlineButton>
        <Button ref={keep} onClick={onCancel}>
          {messages.keepLinked}
        </Button>
      </div>
    </dialog>
  );
}
