import type { SessionContext, SessionEvent } from '../../../machines/session.machine.ts';
import type { Words } from '../messages/types.ts';
import { Button } from './Button.tsx';
import { Heading } from './Heading.tsx';

interface SessionNoticeProps {
  readonly session: SessionContext;
  readonly isBusy: boolean;
  readonly send: (event: SessionEvent) => void;
  readonly messages: Words;
}

/** Why the user should sign in again, and the button that does it. */
export function SessionNotice({ session, isBusy, send, messages }: SessionNoticeProps) {
  const { concern, expected, error } = session;
  if (concern === null || expected === null) return null;
  const { what, todo } = messages.concerns[concern](expected.who);
  const isAlert = concern === 'switched';
  return (
    <div
      className={isAlert ? 'la-panel la-error' : 'la-panel la-warning'}
      role={isAlert ? 'alert' : undefined}
      data-code={isAlert ? 'session_switched' : undefined}
    >
      {isAlert ? <Heading>{what}</Heading> : <p className="la-strong">{what}</p>}
      <p>{todo}</p>
      {error !== null && <p role="alert">{messages.ofError(error).what}</p>}
      <div className="la-buttons">
        <Button look="primary" disabled={isBusy} onClick={() => send({ type: 'session.signIn' })}>
          {messages.signInAgain(expected.who)}
        </Button>
        {isBusy && (
          <Button look="quiet" onClick={() => send({ type: 'session.cancel' })}>
            {messages.cancel}
          </Button>
        )}
      </div>
    </div>
  );
}
