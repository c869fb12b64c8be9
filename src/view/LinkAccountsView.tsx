import { useEffect, useRef, useState } from 'react';
import type { SnapshotFrom } from 'xstate';
import type { identitiesMachine } from '../../machines/identities.machine.ts';
import { selectProgress } from '../../machines/linkAccounts.selectors.ts';
import type { LoginMode } from '../../machines/linkAccounts.types.ts';
import { nameOf, type Account, type Identity } from '../domain/identity.ts';
import type { AnyLinkAccountsError, LinkAccountsErrorCode } from '../errors.ts';
import type { ConnectionOption, LinkAccountsCallbacks } from '../options.ts';
import { LinkFlow } from './LinkFlow.tsx';
import type { Messages, SettingsStrategy } from './messages/types.ts';
import { Button } from './parts/Button.tsx';
import { Countdown } from './parts/Countdown.tsx';
import { ErrorPanel } from './parts/ErrorPanel.tsx';
import { IdentityList, IdentityListSkeleton } from './parts/IdentityList.tsx';
import { ConnectionIcons } from './parts/ProviderMark.tsx';
import { Region } from './parts/Region.tsx';
import { isUnlinking, Unlinking } from './parts/Unlinking.tsx';
import { SessionNotice } from './parts/SessionNotice.tsx';
import type { ScreenProps } from './screens/screen.ts';
import { useFocusAfter } from './useScreenFocus.ts';
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
  const { system, messages, connections, callbacks } = props;
  const { list, session, listSnapshot, sessionSnapshot } = useAccount(system, callbacks);
  const { account, unlinked } = listSnapshot.context;
  useSessionWatch(system, account, { session });
  const isSwitched = sessionSnapshot.context.concern === 'switched';
  const notice = (
    <SessionNotice
      session={sessionSnapshot.context}
      isBusy={sessionSnapshot.hasTag('busy')}
      send={(event) => session.send(event)}
      messages={messages}
    />
  );
  const [isLinking, setIsLinking] = useState(false);
  const region = useRef<HTMLElement>(null);
  useFocusAfter(region, isUnlinking(listSnapshot));
  const news = unlinked === null ? '' : messages.unlinked(nameOf(unlinked));
  const announcement = listSnapshot.matches('reading') ? messages.loading : news;
  return (
    <Region ref={region} messages={messages} announcement={announcement}>
      <ConnectionIcons value={iconsOf(connections)}>
        <Logins {...{ listSnapshot, list, session, isLinking, messages }} isStopped={isSwitched} />
        <Countdown waiting={system.waiting} messages={messages} />
        {isSwitched && notice}
        {account !== null && (
          <Linking
            key={account.id}
            {...props}
            account={account}
            refs={{ list, session }}
            isStopped={isSwitched}
            isListBusy={!listSnapshot.matches('ready')}
            onLinking={setIsLinking}
            notice={notice}
          />
        )}
      </ConnectionIcons>
    </Region>
  );
}

const iconsOf = (connections: readonly ConnectionOption[]): ReadonlyMap<string, string> =>
  new Map(connections.flatMap(({ name, icon }) => (icon === undefined ? [] : [[name, icon]])));

interface LoginsProps extends AccountRefs {
  readonly listSnapshot: SnapshotFrom<typeof identitiesMachine>;
  /** Nothing is unlinked meanwhile. */
  readonly isLinking: boolean;
  /** The session is somebody else's: nothing goes on. */
  readonly isStopped: boolean;
  readonly messages: Messages;
}

/** The list, or what there is instead of it; and unlinking one of its logins. */
function Logins(props: LoginsProps) {
  const { listSnapshot, list, session, isLinking, isStopped, messages } = props;
  const { account, error } = listSnapshot.context;
  // also while the dialog asks: a disabled button could not take the focus back
  const canUnlink = (identity: Identity) =>
    listSnapshot.matches('confirmingUnlink') ||
    listSnapshot.can({ type: 'unlink.start', identity });
  return (
    <>
      {account !== null && (
        <IdentityList
          account={account}
          canUnlink={(identity) => !isLinking && !isStopped && canUnlink(identity)}
          onUnlink={(identity) => list.send({ type: 'unlink.start', identity })}
          messages={messages}
        />
      )}
      <Unlinking snapshot={listSnapshot} send={(event) => list.send(event)} messages={messages} />
      {account === null && listSnapshot.matches('reading') && (
        <IdentityListSkeleton messages={messages} />
      )}
      {listSnapshot.matches('failed') && error !== null && !isStopped && (
        <ListFailed {...{ error, list, session, messages }} />
      )}
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
  /** The list is read, or something is unlinked: no flow begins meanwhile. */
  readonly isListBusy: boolean;
  readonly onLinking: (isLinking: boolean) => void;
  /** Shown while nothing is under way. */
  readonly notice: React.ReactNode;
}

/** One flow after another: "Done" puts the finished one away. */
function Linking(props: LinkingProps) {
  const [flowNumber, setFlowNumber] = useState(1);
  return <Flow key={flowNumber} {...props} onDone={() => setFlowNumber(flowNumber + 1)} />;
}

function Flow(props: LinkingProps & { readonly onDone: () => void }) {
  const { system, account, refs, isStopped, notice, callbacks, onLinking } = props;
  const [snapshot, send] = useLinkFlow(system, account, refs, callbacks);
  const isLinking = !snapshot.matches('idle') && snapshot.status === 'active';
  useEffect(() => onLinking(isLinking), [isLinking, onLinking]);
  useEffect(() => {
    if (isStopped) send({ type: 'session.switched' });
  }, [isStopped, send]);
  if (isStopped) return <LeftOpen snapshot={snapshot} messages={props.messages} />;
  const isAtRest = selectProgress(snapshot) === null || snapshot.matches('error');
  return (
    <>
      <LinkFlow {...props} snapshot={snapshot} send={send} />
      {isAtRest && notice}
    </>
  );
}

/** What a flow that was stopped could not settle: the user has to know it all the same. */
function LeftOpen({ snapshot, messages }: Pick<ScreenProps, 'snapshot' | 'messages'>) {
  const { error, isOutcomeUnknown } = snapshot.context;
  const leftover = error?.leftover ?? [];
  return (
    <>
      {isOutcomeUnknown && <p>{messages.outcomeUnknown}</p>}
      {leftover.length > 0 && <p>{messages.leftover(leftover.join(', '))}</p>}
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
