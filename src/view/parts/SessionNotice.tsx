import type { SessionNoticeProps } from '../system.ts';
import { useWords } from '../useWords.ts';
import { Button } from './Button.tsx';
import { Heading } from './Heading.tsx';

/** Why the user should sign in again, and the button that does it. */
export function SessionNotice({ session, snapshot, texts }: SessionNoticeProps) {
  const messages = useWords(texts);
  const isBusy = snapshot.hasTag('busy');
  const { concern, expected, error } = snapshot.context;
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
        <Button
          look="primary"
          disabled={isBusy}
          onClick={() => session.send({ type: 'session.signIn' })}
        >
          {messages.signInAgain(expected.who)}
        </Button>
        {isBusy && (
          <Button look="quiet" onClick={() => session.send({ type: 'session.cancel' })}>
            {messages.cancel}
          </Button>
        )}
      </div>
    </div>
  );
}
