import { useEffect, useRef, useState } from 'react';
import { selectProgress, selectWork } from '../../machines/linkAccounts.selectors.ts';
import type { LoginMode } from '../../machines/linkAccounts.types.ts';
import { nameOf, type Account } from '../domain/identity.ts';
import type { AnyLinkAccountsError } from '../errors.ts';
import type { ConnectionOption, LinkAccountsCallbacks } from '../options.ts';
import { LinkFlow } from './LinkFlow.tsx';
import { Logins } from './Logins.tsx';
import type { SettingsStrategy, Words } from './messages/types.ts';
import { Countdown } from './parts/Countdown.tsx';
import { ErrorPanel } from './parts/ErrorPanel.tsx';
import { IdentityListSkeleton } from './parts/IdentityList.tsx';
import { OfflineNotice } from './parts/OfflineNotice.tsx';
import { ConnectionIcons } from './parts/ProviderMark.tsx';
import { Region } from './parts/Region.tsx';
import { isUnlinking } from './parts/Unlinking.tsx';
import { SessionNotice } from './parts/SessionNotice.tsx';
import type { ScreenProps } from './screens/screen.ts';
import { useListOnceOnline, useOnline } from './useOnline.ts';
import { useFocusAfter } from './useScreenFocus.ts';
import { useUnhurried } from './useUnhurried.ts';
import {
  useAccount,
  useLinkFlow,
  useSessionWatch,
  type AccountRefs,
  type LinkAccountsSystem,
} from './useLinkAccounts.ts';

export interface LinkAccountsViewProps {
  readonly system: LinkAccountsSystem;
  /** `null` while they are on their way. */
  readonly messages: Words | null;
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
  const [isLinking, setIsLinking] = useState(false);
  const region = useRef<HTMLElement>(null);
  useFocusAfter(region, isUnlinking(listSnapshot));
  const isOnline = useOnline();
  useListOnceOnline(isOnline, list);
  if (messages === null) return WITHOUT_WORDS;
  const isSwitched = sessionSnapshot.context.concern === 'switched';
  const notice = (
    <SessionNotice
      session={sessionSnapshot.context}
      isBusy={sessionSnapshot.hasTag('busy')}
      send={(event) => session.send(event)}
      messages={messages}
    />
  );
  const news = unlinked === null ? '' : messages.unlinked(nameOf(unlinked));
  const announcement = listSnapshot.matches('reading') ? messages.loading : news;
  const offline = isOnline ? '' : messages.offline;
  return (
    <Region ref={region} messages={messages} announcement={offline || announcement}>
      <ConnectionIcons value={iconsOf(connections)}>
        <Logins {...{ listSnapshot, list, session, isLinking, messages }} isStopped={isSwitched} />
        {!isOnline && <OfflineNotice messages={messages} />}
        <Countdown waiting={system.waiting} messages={messages} />
        {isSwitched && notice}
        {account !== null && (
          <Linking
            key={account.id}
            {...props}
            messages={messages}
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

/** While the language is on its way: nothing to read yet, and no flow to begin. */
const WITHOUT_WORDS = (
  <Region messages={null} announcement="">
    <IdentityListSkeleton messages={null} />
  </Region>
);

const iconsOf = (connections: readonly ConnectionOption[]): ReadonlyMap<string, string> =>
  new Map(connections.flatMap(({ name, icon }) => (icon === undefined ? [] : [[name, icon]])));

interface LinkingProps extends LinkAccountsViewProps {
  readonly messages: Words;
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
  const shown = useUnhurried(snapshot, selectWork);
  if (isStopped) return <LeftOpen snapshot={snapshot} messages={props.messages} />;
  const isAtRest = selectProgress(shown) === null || shown.matches('error');
  return (
    <>
      <LinkFlow {...props} snapshot={shown} send={send} />
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
      {leftover.length > 0 && <p>{messages.leftover(leftover)}</p>}
    </>
  );
}

/** What is left to show when the host's options cannot be used. */
export function UnusableOptions({
  error,
  messages,
}: {
  readonly error: AnyLinkAccountsError;
  readonly messages: Words | null;
}) {
  if (messages === null) return WITHOUT_WORDS;
  return (
    <Region messages={messages} announcement="">
      <ErrorPanel error={error} messages={messages} />
    </Region>
  );
}
