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
    const { expected: known = null, concern } = machinery?.session.getSnapshot().context ?? {};
    const listed = account && { userId: account.id, who: nameOf(account) };
    const expected = known === null || known.userId === listed?.userId ? listed : known;
    if (expected === null || userId === null || userId === expected.userId) return;
    // once they were linked into the other account: until they sign in again, the client names them still
    if (concern === 'replaced' && userId === account?.id) return;
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
