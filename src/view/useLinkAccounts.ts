import { useActor, useActorRef, useSelector } from '@xstate/react';
import { useEffect } from 'react';
import type { identitiesMachine } from '../../machines/identities.machine.ts';
import type { UnlinkResult } from '../../machines/identities.types.ts';
import type { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import { selectState, type TopLevelState } from '../../machines/linkAccounts.selectors.ts';
import type { LinkAccountsOutput } from '../../machines/linkAccounts.types.ts';
import type { ExpectedUser, sessionMachine } from '../../machines/session.machine.ts';
import { nameOf, type Account, type UserId } from '../domain/identity.ts';
import type { RedirectRecord } from '../domain/redirectRecord.ts';
import type { AnyLinkAccountsError } from '../errors.ts';
import type { LinkAccountsCallbacks } from '../options.ts';
import type { WaitingView } from './parts/Countdown.tsx';
import { useEffectEvent } from './useEffectEvent.ts';

/** What the composition root hands to the view: the machines, and what is known outside of them. */
export interface LinkAccountsSystem {
  readonly machines: {
    readonly linkAccounts: typeof linkAccountsMachine;
    readonly identities: typeof identitiesMachine;
    readonly session: typeof sessionMachine;
  };
  readonly waiting: WaitingView;
  /** The host's user, from its client's memory. */
  readonly currentUserId: () => Promise<UserId | null>;
  /** Whether the host's session hangs on the tenant's. */
  readonly dependsOnTenantSession: () => boolean;
  /** The login by redirect that this page came back from and nobody has taken up yet. */
  readonly returned: () => RedirectRecord | null;
}

/** The list and the session beside the flow, wired to each other and to the host. */
export function useAccount({ machines }: LinkAccountsSystem, callbacks: LinkAccountsCallbacks) {
  const list = useActorRef(machines.identities);
  const session = useActorRef(machines.session);
  const onFailed = useEffectEvent((error: AnyLinkAccountsError) => callbacks.onError?.(error));
  const onUnlinked = useEffectEvent((result: UnlinkResult) => callbacks.onUnlinked?.(result));
  const onAtRisk = useEffectEvent((user: ExpectedUser) => callbacks.onSessionAtRisk?.(user));
  const onSwitched = useEffectEvent((user: ExpectedUser) => callbacks.onSessionSwitched?.(user));
  useEffect(() => {
    const subscriptions = [
      list.on('failed', ({ error }) => onFailed(error)),
      list.on('unlinked', ({ result }) => onUnlinked(result)),
      session.on('sessionAtRisk', ({ userId, who }) => onAtRisk({ userId, who })),
      session.on('sessionSwitched', ({ userId, who }) => onSwitched({ userId, who })),
      session.on('sessionRestored', () => list.send({ type: 'list.read' })),
    ];
    return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
  }, [list, session]);
  return {
    list,
    session,
    listSnapshot: useSelector(list, (snapshot) => snapshot),
    sessionSnapshot: useSelector(session, (snapshot) => snapshot),
  };
}

export type AccountRefs = Pick<ReturnType<typeof useAccount>, 'list' | 'session'>;

const userOf = (account: Account): ExpectedUser => ({ userId: account.id, who: nameOf(account) });

/** Looks whenever the user comes back to this page: the host's session may be another one by now. */
export function useSessionWatch(
  { currentUserId }: LinkAccountsSystem,
  account: Account | null,
  { session }: Pick<AccountRefs, 'session'>,
) {
  const look = useEffectEvent(async () => {
    const userId = await currentUserId();
    // after the primary was swapped, the list is older than what the session knows
    const expected = session.getSnapshot().context.expected ?? (account && userOf(account));
    if (expected === null || userId === null || userId === expected.userId) return;
    session.send({ type: 'session.switched', ...expected });
  });
  useEffect(() => {
    const onFocus = () => void look();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, []);
}

/** One flow of the signed-in user; tells the list, the session and the host what came of it. */
export function useLinkFlow(
  system: LinkAccountsSystem,
  account: Account,
  { list, session }: AccountRefs,
  callbacks: LinkAccountsCallbacks,
) {
  const input = { userId: account.id, returned: system.returned() };
  const [snapshot, send, flow] = useActor(system.machines.linkAccounts, { input });

  const onAuthenticated = useEffectEvent(() => {
    if (!system.dependsOnTenantSession()) return;
    session.send({ type: 'session.atRisk', ...userOf(account) });
  });
  const onLinked = useEffectEvent((result: LinkAccountsOutput) => {
    list.send({ type: 'identities.changed', identities: result.identities });
    if (result.primaryChanged) {
      const [primary] = result.identities;
      const who = primary === undefined ? result.primaryId : nameOf(primary);
      session.send({ type: 'session.replaced', userId: result.primaryId, who });
    }
    callbacks.onLinked?.(result);
  });
  const onFailed = useEffectEvent((error: AnyLinkAccountsError) => {
    if (error.code === 'session_switched') {
      const { userId, who } = input.returned ?? userOf(account);
      session.send({ type: 'session.switched', userId, who });
    }
    callbacks.onError?.(error);
  });
  const onTransition = useEffectEvent((states: { from: TopLevelState; to: TopLevelState }) => {
    if (states.from === 'error' && states.to === 'idle') list.send({ type: 'list.read' });
    callbacks.onTransition?.(states);
  });

  useEffect(() => {
    let state = selectState(flow.getSnapshot());
    const { error } = flow.getSnapshot().context;
    if (state === 'error' && error !== null) onFailed(error); // failed before anybody could listen
    const subscriptions = [
      flow.on('authenticated', () => onAuthenticated()),
      flow.on('linked', ({ result }) => onLinked(result)),
      flow.on('failed', (event) => onFailed(event.error)),
      flow.subscribe((next) => {
        const from = state;
        state = selectState(next);
        if (state !== from) onTransition({ from, to: state });
      }),
    ];
    return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
  }, [flow]);
  return [snapshot, send] as const;
}
