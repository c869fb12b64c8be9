import { useEffect, useState } from 'react';
import { selectProgress } from '../../machines/linkAccounts.selectors.ts';
import type { LoginMode } from '../../machines/linkAccounts.types.ts';
import type { Account } from '../domain/identity.ts';
import type { AnyLinkAccountsError, LinkAccountsErrorCode } from '../errors.ts';
import type { ConnectionOption, LinkAccountsCallbacks } from '../options.ts';
import { LinkFlow } from './LinkFlow.tsx';
import type { Messages, SettingsStrategy } from './messages/types.ts';
import { Button } from './parts/Button.tsx';
import { Countdown } from './parts/Countdown.tsx';
import { ErrorPanel } from './parts/ErrorPanel.tsx';
import { IdentityList, IdentityListSkeleton } from './parts/IdentityList.tsx';
import { Region } from './parts/Region.tsx';
import { SessionNotice } from './parts/SessionNotice.tsx';
import {
  useAccount,
  useLinkFlow,
  useSessionWatch,
  type AccountRefs,
  type LinkAccountsSystem,
} from './useLinkAccounts.ts';

export interface LinkAccountsViewProps {
  readonly system: LinkAccountsSystem;
  readonly messages: Messages;
  readonly connections: readonly ConnectionOption[];
  readonly login: LoginMode;
  readonly settings: SettingsStrategy;
  readonly callbacks: LinkAccountsCallbacks;
}

/** The list of the user's logins and, below it, linking one more. */
export function LinkAccountsView(props: LinkAccountsViewProps) {
  const { system, messages, callbacks } = props;
  const { list, session, listSnapshot, sessionSnapshot } = useAccount(system, callbacks);
  const { account, error } = listSnapshot.context;
  useSessionWatch(system, account, { session });
  const isBusy = listSnapshot.hasTag('busy');
  const isSwitched = sessionSnapshot.context.concern === 'switched';
  const notice = (
    <SessionNotice
      session={sessionSnapshot.context}
      isBusy={sessionSnapshot.hasTag('busy')}
      send={(event) => session.send(event)}
      messages={messages}
    />
  );
  return (
    <Region messages={messages} announcement={isBusy ? messages.loading : ''}>
      {account !== null && <IdentityList account={account} messages={messages} />}
      {account === null && isBusy && <IdentityListSkeleton messages={messages} />}
      <Countdown waiting={system.waiting} messages={messages} />
      {listSnapshot.matches('failed') && error !== null && (
        <ListFailed {...{ error, list, session, messages }} />
      )}
      {isSwitched && notice}
      {account !== null && (
        <Linking
          key={account.id}
          {...props}
          account={account}
          refs={{ list, session }}
          isStopped={isSwitched}
          notice={notice}
        />
      )}
    </Region>
  );
}

/** What a person can put right by allowing it, in a window of the host's own client. */
const NEEDS_ACCESS: readonly LinkAccountsErrorCode[] = [
  'not_signed_in',
  'consent_required',
  'mfa_required',
  'insufficient_scope',
];

function ListFailed({
  error,
  list,
  session,
  messages,
}: AccountRefs & { readonly error: AnyLinkAccountsError; readonly messages: Messages }) {
  return (
    <ErrorPanel error={error} messages={messages}>
      {NEEDS_ACCESS.includes(error.code) && (
        <Button look="primary" onClick={() => session.send({ type: 'access.allow' })}>
          {messages.allowAccess}
        </Button>
      )}
      <Button onClick={() => list.send({ type: 'list.read' })}>{messages.tryAgain}</Button>
    </ErrorPanel>
  );
}

interface LinkingProps extends LinkAccountsViewProps {
  readonly account: Account;
  readonly refs: AccountRefs;
  /** The session is somebody else's: nothing goes on. */
  readonly isStopped: boolean;
  /** Shown while nothing is under way. */
  readonly notice: React.ReactNode;
}

/** One flow after another: "Done" puts the finished one away. */
function Linking(props: LinkingProps) {
  const [flowNumber, setFlowNumber] = useState(1);
  return <Flow key={flowNumber} {...props} onDone={() => setFlowNumber(flowNumber + 1)} />;
}

function Flow(props: LinkingProps & { readonly onDone: () => void }) {
  const { system, account, refs, isStopped, notice, callbacks } = props;
  const [snapshot, send] = useLinkFlow(system, account, refs, callbacks);
  useEffect(() => {
    if (isStopped) send({ type: 'session.switched' });
  }, [isStopped, send]);
  if (isStopped) return null;
  const isAtRest = selectProgress(snapshot) === null || snapshot.matches('error');
  return (
    <>
      <LinkFlow {...props} snapshot={snapshot} send={send} />
      {isAtRest && notice}
    </>
  );
}

/** What is left to show when the host's options cannot be used. */
export function UnusableOptions({
  error,
  messages,
}: {
  readonly error: AnyLinkAccountsError;
  readonly messages: Messages;
}) {
  return (
    <Region messages={messages} announcement="">
      <ErrorPanel error={error} messages={messages} />
    </Region>
  );
}
