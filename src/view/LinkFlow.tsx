import { useSelector } from '@xstate/react';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import {
  selectProgress,
  selectScreen,
  selectState,
  selectWork,
  type LinkAccountsSnapshot,
  type ProgressStep,
  type TopLevelState,
} from '../../machines/linkAccounts.selectors.ts';
import type { Words } from './messages/types.ts';
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
  const { shown, isPast } = useUnhurried(snapshot, selectWork);
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
        isPast={isPast}
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
  linking: () => null, // at work until it is over
  done: DoneScreen,
  error: ErrorScreen,
} satisfies Record<TopLevelState, (props: ScreenProps) => ReactNode>;

/** What each step says while it is at work. */
const WORK = {
  authenticatingSecondary: (snapshot) =>
    snapshot.matches({ authenticatingSecondary: 'returning' }) ? 'returning' : 'leaving',
  verifying: () => 'verifying',
  mergingMetadata: () => 'merging',
  linking: () => 'linking',
} satisfies Record<ProgressStep, (snapshot: LinkAccountsSnapshot) => keyof Words>;

interface FlowScreenProps extends ScreenProps {
  readonly isFollowing?: boolean;
  /** Nothing can be done on it any more: what comes next is about to be seen. */
  readonly isPast?: boolean;
}

/** One step of the flow, with its place among the others. Work that goes on from step to step is one. */
export function FlowScreen(props: FlowScreenProps) {
  const { snapshot, messages, isFollowing, isPast = false } = props;
  const state = selectState(snapshot);
  const Screen = SCREENS[state];
  const progress = selectProgress(snapshot);
  const element = useRef<HTMLDivElement>(null);
  useScreenFocus(element, `${state} ${selectScreen(snapshot)} ${isPast}`, isFollowing);
  return (
    <div ref={element} className="la-flow" data-state={state} inert={isPast}>
      {progress !== null && <Stepper current={progress} messages={messages} />}
      {progress !== null && snapshot.hasTag('busy') ? (
        <BusyScreen {...props} words={messages[WORK[progress](snapshot)]} />
      ) : (
        <Screen {...props} />
      )}
    </div>
  );
}
