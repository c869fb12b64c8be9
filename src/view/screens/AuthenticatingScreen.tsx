import { Button } from '../parts/Button.tsx';
import { Heading } from '../parts/Heading.tsx';
import type { ScreenProps } from './screen.ts';

/** The other window has the say; or this one, where that was blocked. */
export function AuthenticatingScreen({ snapshot, send, messages }: ScreenProps) {
  const isBlocked = snapshot.can({ type: 'link.redirect' });
  return (
    <div className="la-panel">
      <Heading>{isBlocked ? messages.blockedTitle : messages.finishSigningIn}</Heading>
      <p>{isBlocked ? messages.blockedHint : messages.finishSigningInHint}</p>
      <div className="la-buttons">
        {isBlocked ? (
          <Button look="primary" onClick={() => send({ type: 'link.redirect' })}>
            {messages.continueHere}
          </Button>
        ) : (
          <Button onClick={() => send({ type: 'link.showWindow' })}>{messages.showWindow}</Button>
        )}
        <Button look="quiet" onClick={() => send({ type: 'link.cancel' })}>
          {messages.cancel}
        </Button>
      </div>
    </div>
  );
}
