/** Every task of a page's main thread: the browser's own observer tells of those over 50 ms alone. */
import type { CDPSession } from 'playwright';
import type { Mark } from '../stage.ts';

export interface Tasks {
  /** The longest of those that began between these, in milliseconds; 0 when none did. */
  longest(from: Mark, to: Mark): number;
}

/** What we read of the events of a trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
}

const TASK = 'ThreadControllerImpl::RunTask';

/** Records from now on, until what it resolves to is called. */
export async function recordTasks(cdp: CDPSession): Promise<() => Promise<Tasks>> {
  const events: TraceEvent[] = [];
  // its type says that they are objects, not which
  cdp.on('Tracing.dataCollected', ({ value }) =>
    events.push(...(value as unknown as TraceEvent[])),
  );
  const traceConfig = { includedCategories: ['toplevel', 'blink.user_timing'] };
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  return async () => {
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.end');
    await complete;
    return tasksOf(events);
  };
}

function tasksOf(events: readonly TraceEvent[]): Tasks {
  const at = (mark: Mark): TraceEvent => {
    const last = events.findLast(({ name }) => name === mark);
    if (last === undefined) throw new Error(`The page has not come to "${mark}".`);
    return last;
  };
  return {
    longest(from, to) {
      const [{ ts: begin, pid, tid }, { ts: end }] = [at(from), at(to)];
      const durations = events
        .filter((one) => one.name === TASK && one.pid === pid && one.tid === tid)
        .filter(({ ts }) => ts >= begin && ts < end)
        .map(({ dur = 0 }) => dur / 1000);
      return Math.max(0, ...durations);
    },
  };
}
