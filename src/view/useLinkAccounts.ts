import { useActor, useActorRef, useSelector } from '@xstate/react';
import { useEffect, useEffectEvent } from 'react';
import type { identitiesMachine } from '../../machines/identities.machine.ts';
import type { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import type { UserId } from '../domain/identity.ts';
import { selectState } from '../../machines/linkAccounts.selectors.ts';
import type { LinkAccountsCallbacks } from '../options.ts';

/** Both machines with their actors provided. */
export interface Machines {
  readonly linkAccounts: typeof linkAccountsMachine;
  readonly identities: typeof identitiesMachine;
}

/** The list beside the flow: reads it at once, and again when asked. */
export function useIdentities(machines: Machines, callbacks: LinkAccountsCallbacks) {
  const list = useActorRef(machines.identities);
  const report = useEffectEvent((error: Parameters<NonNullable<typeof callbacks.onError>>[0]) => {
    callbacks.onError?.(error);
  });
  useEffect(() => {
    const failed = list.on('failed', ({ error }) => report(error));
    return () => failed.unsubscribe();
  }, [list]);
  return [useSelector(list, (snapshot) => snapshot), list] as const;
}

export type IdentitiesRef = ReturnType<typeof useIdentities>[1];

/** One flow of the signed-in user; tells the list and the host what came of it. */
export function useLinkFlow(
  machines: Machines,
  primaryId: UserId,
  list: IdentitiesRef,
  callbacks: LinkAccountsCallbacks,
) {
  const [snapshot, send, flow] = useActor(machines.linkAccounts, { input: { primaryId } });
  const subscribe = useEffectEvent((): (() => void) => {
    let state = selectState(flow.getSnapshot());
    const subscriptions = [
      flow.on('linked', ({ result }) => {
        list.send({ type: 'identities.changed', identities: result.identities });
        callbacks.onLinked?.(result);
      }),
      flow.on('failed', ({ error }) => callbacks.onError?.(error)),
      flow.subscribe((next) => {
        const from = state;
        state = selectState(next);
        if (state === from) return;
        if (from === 'error' && state === 'idle') list.send({ type: 'list.read' });
        callbacks.onTransition?.({ from, to: state });
      }),
    ];
    return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
  });
  useEffect(() => subscribe(), [flow, list]);
  return [snapshot, send] as const;
}
