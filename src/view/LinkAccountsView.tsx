import { useRef, useState, type RefObject } from 'react';
import type { LoginMode } from '../../machines/linkAccounts.types.ts';
import type { Identity } from '../domain/identity.ts';
import type { AnyLinkAccountsError } from '../errors.ts';
import type { ConnectionOption, LinkAccountsCallbacks } from '../options.ts';
import { Linking } from './Linking.tsx';
import { Logins } from './Logins.tsx';
import type { Texts } from './messages/listWords.ts';
import type { ListWords, SettingsStrategy } from './messages/types.ts';
import { Button } from './parts/Button.tsx';
import { Countdown } from './parts/Countdown.tsx';
import { ErrorPanel } from './parts/ErrorPanel.tsx';
import { IdentityListSkeleton } from './parts/IdentityList.tsx';
import { OfflineNotice } from './parts/OfflineNotice.tsx';
import { ConnectionIcons } from './parts/ProviderMark.tsx';
import { loginName } from './parts/providers.ts';
import { Region } from './parts/Region.tsx';
import type { LinkAccountsSystem } from './system.ts';
import { useListStore } from './useListStore.ts';
import { useOnceOnline } from './useOnceOnline.ts';
import { useOnline } from './useOnline.ts';
import { useFocusAfter } from './useScreenFocus.ts';
import { useSessionWatch } from './useSessionWatch.ts';
import { useListWords } from './useTexts.ts';

export interface LinkAccountsViewProps {
  readonly system: LinkAccountsSystem;
  /** `null` while they are on their way. */
  readonly texts: Texts | null;
  readonly connections: readonly ConnectionOption[];
  readonly login: LoginMode;
  readonly settings: SettingsStrategy;
  readonly callbacks: LinkAccountsCallbacks;
}

/**
 * The list of the user's logins and, below it, linking one more. At rest it needs no machine; what
 * the machines say, once they are there, counts.
 */
export function LinkAccountsView(props: LinkAccountsViewProps) {
  const { system, texts, connections, callbacks } = props;
  const messages = useListWords(texts);
  const store = useListStore(system, callbacks);
  const { machinery, list, session, account, failure, act } = store;
  useSessionWatch(system, account, machinery, act);
  const [isLinking, setIsLinking] = useState(false);
  const region = useRef<HTMLElement>(null);
  useFocusKept(region, store);
  const isOnline = useOnline();
  useOnceOnline(isOnline, () => failure?.error.at === 'listing' && failure.again());
  if (texts === null || messages === null) return WITHOUT_WORDS;
  const concern = session?.context.concern ?? null;
  const isStopped = concern === 'switched';
  /** The account that the host's client still names is a part of another one now. */
  const isReplaced = concern === 'replaced';
  const shared = { account, act, texts, messages, isStopped, isOnline };
  const notice = machinery !== null && session !== null && (
    <machinery.SessionNotice session={machinery.session} snapshot={session} texts={texts} />
  );
  const offline = isOnline ? '' : messages.offline;
  const news = newsOf(store, messages);
  const told = isLinking ? news : withSessionNews(news, store, texts);
  return (
    <Region ref={region} messages={messages} announcement={offline || told}>
      <ConnectionIcons value={iconsOf(connections)}>
        <Logins
          {...shared}
          {...unlinkingOf(store)}
          isReading={store.isReading}
          isHeld={isLinking || isStopped || isReplaced}
          onIntent={store.prepare}
        />
        {machinery !== null && list !== null && session !== null && (
          <machinery.BesideList
            {...machinery}
            {...shared}
            snapshot={list}
            sessionSnapshot={session}
          />
        )}
        {!isOnline && <OfflineNotice messages={messages} />}
        <Countdown waiting={system.waiting} messages={messages} />
        {isStopped && notice}
        {failure !== null && <Unavailable {...{ failure, messages }} />}
        {account !== null && (
          <Linking
            key={account.id}
            {...props}
            {...shared}
            {...{ account, notice }}
            isListBusy={isSigningIn(store) || list?.matches('ready') === false}
            onIntent={store.prepare}
            onLinking={setIsLinking}
          />
        )}
      </ConnectionIcons>
    </Region>
  );
}

type Listed = ReturnType<typeof useListStore>;

function newsOf({ isReading, list }: Listed, messages: ListWords): string {
  const unlinked = list?.context.unlinked ?? null;
  if (isReading) return messages.loading;
  return unlinked === null ? '' : messages.unlinked(loginName(unlinked, messages));
}

/** The session's are told while they are shown: when nothing is under way. */
const withSessionNews = (news: string, { machinery, session, isReading }: Listed, texts: Texts) =>
  machinery === null || session === null || isReading
    ? news
    : machinery.withSessionNews(news, session, texts);

const isSigningIn = ({ session }: Listed): boolean => session?.hasTag('busy') === true;

/** The heading of the whole has the focus when the user's own doing took away what had it. */
function useFocusKept(region: RefObject<HTMLElement | null>, store: Listed): void {
  const { list, failure } = store;
  const isUnlinking = UNLINKING.some((state) => list?.matches(state));
  useFocusAfter(region, isUnlinking);
  const hasFailed = failure !== null || list?.matches('failed') === true;
  useFocusAfter(region, hasFailed || isSigningIn(store), true);
}

/** A click is remembered until the machines are there. */
function unlinkingOf({ list, act }: Listed) {
  const onUnlink = (identity: Identity) =>
    void act({
      at: 'listing',
      perform: (machinery) => machinery.list.send({ type: 'unlink.start', identity }),
      again: () => onUnlink(identity),
    });
  // also while the dialog asks: a disabled button could not take the focus back
  const canUnlink = (identity: Identity) =>
    list === null ||
    list.matches('confirmingUnlink') ||
    list.can({ type: 'unlink.start', identity });
  return { onUnlink, canUnlink };
}

/** What was asked for needs more than there is, and that is not to be had. */
function Unavailable({ failure, messages }: UnavailableProps) {
  return (
    <ErrorPanel error={failure.error} words={messages.errors[failure.error.code]}>
      <Button look="primary" onClick={failure.again}>
        {messages.tryAgain}
      </Button>
    </ErrorPanel>
  );
}

interface UnavailableProps {
  readonly failure: NonNullable<Listed['failure']>;
  readonly messages: ListWords;
}

/** The user waits for it, or has to hear that it failed. */
const UNLINKING = ['approving', 'unlinking', 'unlinkFailed'] as const;

/** While the language is on its way: nothing to read yet, and no flow to begin. */
const WITHOUT_WORDS = (
  <Region messages={null} announcement="">
    <IdentityListSkeleton messages={null} />
  </Region>
);

const iconsOf = (connections: readonly ConnectionOption[]): ReadonlyMap<string, string> =>
  new Map(connections.flatMap(({ name, icon }) => (icon === undefined ? [] : [[name, icon]])));

/** What is left to show when the host's options cannot be used. */
export function UnusableOptions({
  error,
  texts,
}: {
  readonly error: AnyLinkAccountsError;
  readonly texts: Texts | null;
}) {
  const messages = useListWords(texts);
  if (messages === null) return WITHOUT_WORDS;
  return (
    <Region messages={messages} announcement="">
      <ErrorPanel error={error} words={messages.errors.configuration} />
    </Region>
  );
}
