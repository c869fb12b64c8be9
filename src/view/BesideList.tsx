import { useRef, useState } from 'react';
import type { LinkAccountsErrorCode } from '../errors.ts';
import type { Words } from './messages/types.ts';
import { Button } from './parts/Button.tsx';
import { ErrorPanel } from './parts/ErrorPanel.tsx';
import { LoginFailed } from './parts/LoginFailed.tsx';
import { useStyles } from './parts/Shadow.tsx';
import { SigningIn } from './parts/SigningIn.tsx';
import { Unlinking } from './parts/Unlinking.tsx';
import styles from './styles/more.css?raw';
import type { BesideListProps } from './system.ts';
import { useOnceOnline } from './useOnceOnline.ts';
import { useScreenFocus } from './useScreenFocus.ts';
import { useWords } from './useWords.ts';

/** Unlinking one of the logins; and why there is no list, where there is none. */
export function BesideList(props: BesideListProps) {
  const { list, snapshot, isOnline, texts } = props;
  const messages = useWords(texts);
  useStyles(styles);
  useOnceOnline(isOnline, () => {
    const isLost = snapshot.matches('failed') && snapshot.context.error?.code === 'network';
    if (isLost) list.send({ type: 'list.read' });
  });
  return (
    <>
      <Unlinking {...props} send={(event) => list.send(event)} messages={messages} />
      <ListFailed {...props} messages={messages} />
    </>
  );
}

/** What a person can put right by allowing it, in a window of the host's own client. */
const NEEDS_ACCESS: readonly LinkAccountsErrorCode[] = [
  'not_signed_in',
  'consent_required',
  'mfa_required',
  'insufficient_scope',
];

/** What another login puts right: the account is, as a rule, a part of another one by now. */
const NEEDS_LOGIN: readonly LinkAccountsErrorCode[] = ['account_gone', 'unauthorized'];

/** Why there is no list, and what helps. */
function ListFailed(props: BesideListProps & { readonly messages: Words }) {
  const { list, session, snapshot, sessionSnapshot, isStopped, messages } = props;
  const { error } = snapshot.context;
  const { concern, error: loginError } = sessionSnapshot.context;
  const isFailed = snapshot.matches('failed') && error !== null && !isStopped;
  // a concern has a notice of its own to sign in from
  const canSignIn = concern === null;
  const isBusy =
    sessionSnapshot.matches('allowing') || (canSignIn && sessionSnapshot.matches('signingIn'));
  const element = useRef<HTMLDivElement>(null);
  const [isAsked, setIsAsked] = useState(false); // the first failure takes no focus from the page
  const screen = !isFailed ? 'none' : isBusy ? 'signing in' : 'failed';
  useScreenFocus(element, isAsked ? screen : 'unasked');
  const asking = (ask: () => void) => () => {
    setIsAsked(true);
    ask();
  };
  return (
    <div ref={element} className="la-place">
      {isFailed && isBusy && <SigningIn {...{ session, messages }} />}
      {isFailed && !isBusy && (
        <ErrorPanel
          error={error}
          words={messages.ofError(error)}
          note={loginError !== null && <LoginFailed {...messages.ofError(loginError)} />}
        >
          {NEEDS_ACCESS.includes(error.code) && (
            <Button look="primary" onClick={asking(() => session.send({ type: 'access.allow' }))}>
              {messages.allowAccess}
            </Button>
          )}
          {canSignIn && NEEDS_LOGIN.includes(error.code) && (
            <Button look="primary" onClick={asking(() => session.send({ type: 'session.signIn' }))}>
              {messages.signIn}
            </Button>
          )}
          <Button onClick={asking(() => list.send({ type: 'list.read' }))}>
            {messages.tryAgain}
          </Button>
        </ErrorPanel>
      )}
    </div>
  );
}
