/**
 * The list before there is a machine, outside of any rendering: one reading per mount. The first
 * thing that a list at rest cannot do by itself has the machines started: an act of the user's, a
 * login that came back, a reading that failed.
 */
import type { Account } from '../domain/identity.ts';
import {
  isLinkAccountsError,
  LinkAccountsError,
  type AnyLinkAccountsError,
  type Step,
} from '../errors.ts';
import type { LinkAccountsCallbacks } from '../options.ts';
import { createStore } from './store.ts';
import type { LinkAccountsSystem, RunningMachinery } from './system.ts';

/** Something that the machines have to be there for. */
export interface Act {
  /** The step that fails where they cannot be loaded. */
  readonly at: Step;
  readonly perform: (machinery: RunningMachinery) => void;
  /** What "Try again" does then. */
  readonly again: () => void;
}

export interface ListState {
  /** What was read first; what counts later is the machine's. */
  readonly account: Account | null;
  readonly machinery: RunningMachinery | null;
  /** Why there are no machines although something needs them. */
  readonly failure: { readonly error: StartError; readonly again: () => void } | null;
}

/** The code did not come, or it came and did not work. */
type StartError = Extract<AnyLinkAccountsError, { readonly code: 'network' | 'server' }>;

interface Mount {
  readonly isOver: () => boolean;
  readonly onEnd: (stop: () => void) => void;
  readonly reading: Promise<Account>;
  readonly callbacks: () => LinkAccountsCallbacks;
  machinery: Promise<RunningMachinery> | null;
}

export function createListStore(system: LinkAccountsSystem) {
  const { get, set, subscribe } = createStore<ListState>({
    account: null,
    machinery: null,
    failure: null,
  });
  let current: Mount | null = null;

  /** @returns ends it */
  function mount(callbacks: () => LinkAccountsCallbacks): () => void {
    const end = new AbortController();
    const { signal } = end;
    const isOver = () => signal.aborted;
    const onEnd = (stop: () => void) => signal.addEventListener('abort', stop);
    const reading = system.readAccount({ signal });
    current = { isOver, onEnd, reading, callbacks, machinery: null };
    let unmount = () => {
      end.abort();
      set({ machinery: null, failure: null });
    };
    const readAgain = () => {
      unmount();
      unmount = mount(callbacks);
    };
    const wakeUp = () => void act({ at: 'listing', perform: () => {}, again: readAgain });
    reading.then(
      (account) => isOver() || set({ account }),
      () => isOver() || wakeUp(),
    );
    if (system.returned() !== null) wakeUp();
    return () => unmount();
  }

  async function act({ at, perform, again }: Act): Promise<void> {
    const here = current;
    if (here === null || here.isOver()) return;
    set({ failure: null });
    here.machinery ??= start(here);
    const machinery = await here.machinery.catch((cause: unknown) => {
      here.machinery = null;
      if (here.isOver()) return;
      const error = startError(cause, at);
      set({ failure: { error, again } });
      here.callbacks().onError?.(error);
    });
    if (machinery !== undefined && !here.isOver()) perform(machinery);
  }

  async function start({ isOver, onEnd, reading, callbacks }: Mount): Promise<RunningMachinery> {
    const loaded = await system.loadMachinery();
    const isShown = get().account !== null;
    const machinery = await loaded.start({ reading, isShown, callbacks });
    if (isOver()) machinery.stop();
    else set({ machinery });
    onEnd(machinery.stop);
    return machinery;
  }

  /** Loads the code and nothing else; what cannot be loaded is reported when it is needed. */
  const prepare = () => void system.loadMachinery().catch(() => {});

  return { get, subscribe, mount, act, prepare };
}

/** To check the connection is asked of the user only where that can help. */
function startError(thrown: unknown, at: Step): StartError {
  const isLost = isLinkAccountsError(thrown) && thrown.code === 'network';
  return isLost
    ? new LinkAccountsError({ code: 'network' }, { at, cause: thrown.cause })
    : new LinkAccountsError({ code: 'server' }, { at, cause: thrown });
}

export type ListStore = ReturnType<typeof createListStore>;
