import { useSelector } from '@xstate/react';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import {
  selectProgress,
  selectScreen,
  selectState,
  selectWork,
  type TopLevelState,
} from '../../machines/linkAccounts.selectors.ts';
import { Stepper } from './parts/Stepper.tsx';
import { AuthenticatingScreen } from './screens/AuthenticatingScreen.tsx';
import { BusyScreen } from './screens/BusyScreen.tsx';
import { DoneScreen } from './screens/DoneScreen.tsx';
import { ErrorScreen, LeftOpen } from './screens/ErrorScreen.tsx';
import { MergingScreen } from './screens/MergingScreen.tsx';
import type { ScreenProps } from './screens/screen.ts';
import { VerifyingScreen } from './screens/VerifyingScreen.tsx';
import type { LinkFlowProps } from './system.ts';
import { useScreenFocus } from './useScreenFocus.ts';
import { useUnhurried } from './useUnhurried.ts';
import { useWords } from './useWords.ts';

/** A flow that has begun, until it is given up or put away. */
export function LinkFlow(props: LinkFlowProps) {
  const { flow, texts, isStopped, notice, onEnd } = props;
  const messages = useWords(texts);
  const snapshot = useSelector(flow, (current) => current);
  useEffect(() => {
    if (isStopped) flow.send({ type: 'session.switched' });
  }, [isStopped, flow]);
  const shown = useUnhurried(snapshot, selectWork);
  const isOver = shown.matches('idle');
  useLayoutEffect(() => {
    if (isOver) onEnd();
  }, [isOver, onEnd]);
  if (isOver) return null;
  // what could not be settled the user has to know all the same
  if (isStopped) return <LeftOpen snapshot={snapshot} messages={messages} />;
  const isAtRest = selectProgress(shown) === null || shown.matches('error');
  return (
    <>
      <FlowScreen
        {...props}
        snapshot={shown}
        send={(event) => flow.send(event)}
        messages={messages}
        onDone={onEnd}
      />
      {isAtRest && notice}
    </>
  );
}

/** The screen of each state. A new state does not compile until it has one. */
const SCREENS = {
  idle: () => null, // the buttons of the list, by then
  authenticatingSecondary: AuthenticatingScreen,
  verifying: VerifyingScreen,
  mergingMetadata: MergingScreen,
  linking: (props) => <BusyScreen {...props} words={props.messages.linking} />,
  done: DoneScreen,
  error: ErrorScreen,
} satisfies Record<TopLevelState, (props: ScreenProps) => ReactNode>;

/** One step of the flow, with its place among the others. */
export function FlowScreen(props: ScreenProps & { readonly isFollowing?: boolean }) {
  const { snapshot, messages, isFollowing } = props;
  const state = selectState(snapshot);
  const Screen = SCREENS[state];
  const progress = selectProgress(snapshot);
  const element = useRef<HTMLDivElement>(null);
  useScreenFocus(element, `${state} ${selectScreen(snapshot)}`, isFollowing);
  return (
    <div ref={element} className="la-flow" data-state={state}>
      {progress !== null && <Stepper current={progress} messages={messages} />}
      <Screen {...props} />
    </div>
  );
}
