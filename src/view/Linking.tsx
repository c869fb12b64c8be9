import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { LoginMode } from '../../machines/linkAccounts.types.ts';
import type { Account } from '../domain/identity.ts';
import type { ConnectionOption } from '../options.ts';
import { createLinkingStore } from './linkingStore.ts';
import type { ListStore } from './listStore.ts';
import type { Texts } from './messages/listWords.ts';
import type { ListWords, SettingsStrategy } from './messages/types.ts';
import { Busy } from './parts/Busy.tsx';
import { Button } from './parts/Button.tsx';
import { LinkButtons } from './parts/LinkButtons.tsx';
import type { LinkAccountsSystem, LinkStart } from './system.ts';
import { useEffectEvent } from './useEffectEvent.ts';
import { useScreenFocus } from './useScreenFocus.ts';
import { useSnapshot } from './useSnapshot.ts';

interface LinkingProps {
  readonly system: LinkAccountsSystem;
  readonly account: Account;
  readonly act: ListStore['act'];
  readonly texts: Texts;
  readonly messages: ListWords;
  readonly connections: readonly ConnectionOption[];
  readonly login: LoginMode;
  readonly settings: SettingsStrategy;
  /** The session is somebody else's: nothing goes on. */
  readonly isStopped: boolean;
  /** The list is read, something is unlinked, or the user signs in again: no flow begins meanwhile. */
  readonly isListBusy: boolean;
  readonly onIntent: () => void;
  readonly onLinking: (isLinking: boolean) => void;
  /** Shown while nothing is under way. */
  readonly notice: ReactNode;
}

/** The buttons that offer to link; and in their place the flow that one of them began. */
export function Linking(props: LinkingProps) {
  const { system, account, act, messages, isStopped, onLinking, notice } = props;
  const [store] = useState(() => createLinkingStore(system, act));
  const { isLoading, begun, start } = useSyncExternalStore(store.subscribe, store.get);
  const begin = (next: LinkStart | null) => void store.begin(account, next);
  const goOn = useEffectEvent(() => {
    if (system.returned() !== null) begin(null);
  });
  useEffect(() => {
    goOn();
    return store.end;
  }, [store]);
  const snapshot = useSnapshot(begun?.flow);
  const isUnderWay = snapshot?.status === 'active' && !snapshot.matches('idle');
  const isLinking = isLoading || isUnderWay;
  useEffect(() => onLinking(isLinking), [isLinking, onLinking]);
  useEffect(() => {
    if (isStopped && isLoading) store.end();
  }, [isStopped, isLoading, store]);
  const isFollowing = start !== null;
  if (begun !== null) {
    const { LinkFlow, flow } = begun;
    return <LinkFlow {...props} flow={flow} isFollowing={isFollowing} onEnd={store.end} />;
  }
  if (isStopped) return null;
  return (
    <>
      <Place name={isLoading ? 'loading' : 'idle'} isFollowing={isFollowing}>
        {isLoading ? (
          <Busy words={loadingWords(start, messages)}>
            <Button look="quiet" onClick={store.end}>
              {messages.cancel}
            </Button>
          </Busy>
        ) : (
          <LinkButtons {...props} began={start} onStart={begin} />
        )}
      </Place>
      {!isLoading && notice}
    </>
  );
}

interface PlaceProps {
  readonly name: string;
  /** After a flow: the button that began it takes the focus back. */
  readonly isFollowing: boolean;
  readonly children: ReactNode;
}

/** What is shown in the place of the flow: buttons, or that it is about to begin. */
export function Place({ name, isFollowing, children }: PlaceProps) {
  const element = useRef<HTMLDivElement>(null);
  useScreenFocus(element, name, isFollowing);
  return (
    <div ref={element} className="la-flow" data-state={name}>
      {children}
    </div>
  );
}

/** What the first screen of the flow is about to say. */
function loadingWords(start: LinkStart | null, messages: ListWords): string {
  if (start === null) return messages.returning;
  return start.login === 'redirect' ? messages.leaving : messages.finishSigningIn;
}
