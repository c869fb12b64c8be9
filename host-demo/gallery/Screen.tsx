import { BesideList } from '../../src/view/BesideList.tsx';
import { FlowScreen } from '../../src/view/LinkFlow.tsx';
import { Place } from '../../src/view/Linking.tsx';
import { Logins } from '../../src/view/Logins.tsx';
import type { Texts } from '../../src/view/messages/listWords.ts';
import { Countdown } from '../../src/view/parts/Countdown.tsx';
import { LinkButtons } from '../../src/view/parts/LinkButtons.tsx';
import { OfflineNotice } from '../../src/view/parts/OfflineNotice.tsx';
import { Region } from '../../src/view/parts/Region.tsx';
import { SessionNotice } from '../../src/view/parts/SessionNotice.tsx';
import { useWords } from '../../src/view/useWords.ts';
import type { GalleryScreen } from './screens.ts';

const CONNECTIONS = ['google-oauth2', 'github', 'apple', 'sms'].map((name) => ({ name }));

const nothing = { send: () => {} };

/** One screen as the module shows it, of snapshots: its buttons look alive, and do nothing. */
export function Screen({ screen, texts }: { screen: GalleryScreen; texts: Texts }) {
  const { list, flow, session, waitingSeconds, isOffline } = screen;
  const messages = useWords(texts);
  const { account } = list.context;
  const end = waitingSeconds === undefined ? null : new Date(Date.now() + waitingSeconds * 1000);
  const isLinking = flow.status === 'active' && !flow.matches('idle');
  const { concern } = session.context;
  const isStopped = concern === 'switched';
  const isReplaced = concern === 'replaced';
  return (
    <Region messages={messages} announcement="">
      <Logins
        account={account}
        isReading={list.matches('reading')}
        isHeld={isLinking || isStopped || isReplaced}
        canUnlink={(identity) =>
          list.matches('confirmingUnlink') || list.can({ type: 'unlink.start', identity })
        }
        onUnlink={nothing.send}
        messages={messages}
      />
      <BesideList
        list={nothing}
        session={nothing}
        snapshot={list}
        sessionSnapshot={session}
        isStopped={isStopped}
        isOnline={isOffline !== true}
        texts={texts}
      />
      {isOffline === true && <OfflineNotice messages={messages} />}
      <Countdown waiting={{ current: () => end, subscribe: () => () => {} }} messages={messages} />
      {account !== null && !isStopped && flow.matches('idle') && (
        <Place name="idle" isFollowing={false}>
          <LinkButtons
            connections={CONNECTIONS}
            login="auto"
            isListBusy={session.hasTag('busy') || !list.matches('ready')}
            began={null}
            onStart={nothing.send}
            messages={messages}
          />
        </Place>
      )}
      {account !== null && !isStopped && !flow.matches('idle') && (
        <FlowScreen
          snapshot={flow}
          send={nothing.send}
          messages={messages}
          settings="keep-primary"
          onDone={nothing.send}
        />
      )}
      <SessionNotice session={nothing} snapshot={session} texts={texts} />
    </Region>
  );
}
