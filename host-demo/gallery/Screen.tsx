import { Logins } from '../../src/view/Logins.tsx';
import { LinkFlow } from '../../src/view/LinkFlow.tsx';
import type { Words } from '../../src/view/messages/types.ts';
import { Countdown } from '../../src/view/parts/Countdown.tsx';
import { OfflineNotice } from '../../src/view/parts/OfflineNotice.tsx';
import { Region } from '../../src/view/parts/Region.tsx';
import { SessionNotice } from '../../src/view/parts/SessionNotice.tsx';
import type { GalleryScreen } from './screens.ts';

const CONNECTIONS = ['google-oauth2', 'github', 'apple', 'sms'].map((name) => ({ name }));

const nothing = { send: () => {} };

/** One screen as the module shows it, of snapshots: its buttons look alive, and do nothing. */
export function Screen({ screen, messages }: { screen: GalleryScreen; messages: Words }) {
  const { list, flow, session, waitingSeconds, isOffline } = screen;
  const end = waitingSeconds === undefined ? null : new Date(Date.now() + waitingSeconds * 1000);
  return (
    <Region messages={messages} announcement="">
      <Logins
        listSnapshot={list}
        list={nothing}
        session={nothing}
        isLinking={flow.status === 'active' && !flow.matches('idle')}
        isStopped={session.context.concern === 'switched'}
        messages={messages}
      />
      {isOffline === true && <OfflineNotice messages={messages} />}
      <Countdown waiting={{ current: () => end, subscribe: () => () => {} }} messages={messages} />
      {list.context.account !== null && session.context.concern !== 'switched' && (
        <LinkFlow
          snapshot={flow}
          send={nothing.send}
          messages={messages}
          connections={CONNECTIONS}
          login="auto"
          settings="keep-primary"
          isListBusy={!list.matches('ready')}
          onDone={nothing.send}
        />
      )}
      <SessionNotice
        session={session.context}
        isBusy={false}
        send={nothing.send}
        messages={messages}
      />
    </Region>
  );
}
