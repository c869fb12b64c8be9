import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ListWords } from '../messages/types.ts';

/** When the longest wait ends that the tenant asked for. */
export interface WaitingView {
  readonly current: () => Date | null;
  readonly subscribe: (listener: () => void) => () => void;
}

const TICK_MS = 1000;

/** While the tenant asks to slow down: how long it goes on. */
export function Countdown({ waiting, messages }: { waiting: WaitingView; messages: ListWords }) {
  const end = useSyncExternalStore(waiting.subscribe, waiting.current);
  return end === null ? null : <Remaining key={end.getTime()} end={end} messages={messages} />;
}

function Remaining({ end, messages }: { end: Date; messages: ListWords }) {
  const [seconds, setSeconds] = useState(() => secondsUntil(end));
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsUntil(end)), TICK_MS);
    return () => clearInterval(timer);
  }, [end]);
  return (
    <p className="la-note" role="timer">
      {messages.slowDown(seconds)}
    </p>
  );
}

const secondsUntil = (end: Date): number =>
  Math.max(1, Math.ceil((end.getTime() - Date.now()) / 1000));
