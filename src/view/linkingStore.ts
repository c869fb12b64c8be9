/**
 * One flow after another: which button began it, and the flow once the machines are there. The window
 * opens in the click, whether they are or not.
 */
import type { Account } from '../domain/identity.ts';
import type { ListStore } from './listStore.ts';
import { createStore } from './store.ts';
import type { LinkAccountsSystem, LinkFlowRef, LinkStart, RunningMachinery } from './system.ts';

export interface LinkingState {
  readonly isLoading: boolean;
  readonly begun: {
    readonly flow: LinkFlowRef;
    readonly LinkFlow: RunningMachinery['LinkFlow'];
  } | null;
  /** What began the flow, or the last one; `null` for a login by redirect that came back. */
  readonly start: LinkStart | null;
}

export function createLinkingStore(
  { windowInWaiting }: Pick<LinkAccountsSystem, 'windowInWaiting'>,
  act: ListStore['act'],
) {
  const { get, set, subscribe } = createStore<LinkingState>({
    isLoading: false,
    begun: null,
    start: null,
  });
  let giveUp = () => {};

  async function begin(account: Account, start: LinkStart | null): Promise<void> {
    const attempt = new AbortController();
    const isGivenUp = () => attempt.signal.aborted;
    giveUp = () => attempt.abort();
    attempt.signal.addEventListener('abort', windowInWaiting.close);
    if (start !== null && start.login !== 'redirect') windowInWaiting.open();
    set({ isLoading: true, begun: null, start });
    await act({
      at: 'authenticatingSecondary',
      perform({ beginFlow, LinkFlow }) {
        if (isGivenUp()) return;
        const { flow, stop } = beginFlow(account, start);
        attempt.signal.addEventListener('abort', stop);
        set({ isLoading: false, begun: { flow, LinkFlow } });
      },
      again: () => void begin(account, start),
    });
    if (!isGivenUp() && get().begun === null) end(); // there are no machines to go on with
  }

  function end() {
    giveUp();
    set({ isLoading: false, begun: null });
  }

  return { get, subscribe, begin, end };
}
