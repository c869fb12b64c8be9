import { useEffect } from 'react';
import { nameOf, type Account } from '../domain/identity.ts';
import type { LinkAccountsSystem, RunningMachinery } from './system.ts';
import { useEffectEvent } from './useEffectEvent.ts';
import type { ListStore } from './listStore.ts';

/** Looks whenever the user comes back to this page: the host's session may be another one by now. */
export function useSessionWatch(
  { currentUserId }: LinkAccountsSystem,
  account: Account | null,
  machinery: RunningMachinery | null,
  act: ListStore['act'],
): void {
  const look = useEffectEvent(async () => {
    const userId = await currentUserId();
    // after the primary was swapped, the list is older than what the session knows
    const known = machinery?.session.getSnapshot().context.expected ?? null;
    const expected = known ?? (account && { userId: account.id, who: nameOf(account) });
    if (expected === null || userId === null || userId === expected.userId) return;
    const stop = (): Promise<void> =>
      act({
        at: 'listing',
        perform: ({ session }) => session.send({ type: 'session.switched', ...expected }),
        again: () => void stop(),
      });
    await stop();
  });
  useEffect(() => {
    const onFocus = () => void look();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, []);
}
