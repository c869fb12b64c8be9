import { useRef } from 'react';
import type { Texts } from '../messages/listWords.ts';
import { createWords } from '../messages/words.ts';
import type { SessionNoticeProps } from '../system.ts';
import { useScreenFocus } from '../useScreenFocus.ts';
import { useWords } from '../useWords.ts';
import { Button } from './Button.tsx';
import { Heading } from './Heading.tsx';
import { LoginFailed } from './LoginFailed.tsx';
import { SigningIn } from './SigningIn.tsx';

/** Why the user should sign in again, and the button that does it. */
export function SessionNotice({ session, snapshot, texts }: SessionNoticeProps) {
  const messages = useWords(texts);
  const element = useRef<HTMLDivElement>(null);
  const isBusy = snapshot.matches('signingIn');
  useScreenFocus(element, isBusy ? 'signing in' : 'at rest');
  const { concern, expected, error } = snapshot.context;
  if (concern === null || expected === null) return null;
  const { what, todo } = messages.concerns[concern](expected.who);
  const isAlert = concern === 'switched';
  return (
    <div ref={element} className="la-place">
      {isBusy ? (
        <SigningIn {...{ session, messages }} />
      ) : (
        <div
          className={isAlert ? 'la-panel la-error' : 'la-panel la-warning'}
          role={isAlert ? 'alert' : undefined}
          data-code={isAlert ? 'session_switched' : undefined}
        >
          <Heading>{what}</Heading>
          <p>{todo}</p>
          {error !== null && (
            <div role="alert">
              <LoginFailed {...messages.ofError(error)} />
            </div>
          )}
          <div className="la-buttons">
            <Button look="primary" onClick={() => session.send({ type: 'session.signIn' })}>
              {messages.signInAgain(expected.who)}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

/** What the region says: the list's own news, and what there is to know of the session. */
export function withSessionNews(
  news: string,
  { context: { concern, expected } }: SessionNoticeProps['snapshot'],
  texts: Texts,
): string {
  if (expected === null || concern === 'switched') return news; // an alert says that by itself
  const messages = createWords(texts);
  if (concern === null) return news || messages.signedInAgain;
  return `${news} ${messages.concerns[concern](expected.who).what}`.trim();
}
