import { useRef, type ReactNode } from 'react';
import {
  selectProgress,
  selectScreen,
  selectState,
  type TopLevelState,
} from '../../machines/linkAccounts.selectors.ts';
import { Stepper } from './parts/Stepper.tsx';
import { AuthenticatingScreen } from './screens/AuthenticatingScreen.tsx';
import { BusyScreen } from './screens/BusyScreen.tsx';
import { DoneScreen } from './screens/DoneScreen.tsx';
import { ErrorScreen } from './screens/ErrorScreen.tsx';
import { IdleScreen } from './screens/IdleScreen.tsx';
import { MergingScreen } from './screens/MergingScreen.tsx';
import type { ScreenProps } from './screens/screen.ts';
import { VerifyingScreen } from './screens/VerifyingScreen.tsx';
import { useScreenFocus } from './useScreenFocus.ts';

/** The screen of each state. A new state does not compile until it has one. */
const SCREENS = {
  idle: IdleScreen,
  authenticatingSecondary: AuthenticatingScreen,
  verifying: VerifyingScreen,
  mergingMetadata: MergingScreen,
  linking: (props) => <BusyScreen {...props} words={props.messages.linking} />,
  done: DoneScreen,
  error: ErrorScreen,
} satisfies Record<TopLevelState, (props: ScreenProps) => ReactNode>;

/** One run of the flow, from "Link Google" to "Done". */
export function LinkFlow(props: ScreenProps) {
  const { snapshot, messages } = props;
  const state = selectState(snapshot);
  const Screen = SCREENS[state];
  const progress = selectProgress(snapshot);
  const element = useRef<HTMLDivElement>(null);
  useScreenFocus(element, `${state} ${selectScreen(snapshot)}`);
  return (
    <div ref={element} className="la-flow" data-state={state}>
      {progress !== null && <Stepper current={progress} messages={messages} />}
      <Screen {...props} />
    </div>
  );
}
