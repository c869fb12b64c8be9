/** The composition root: adapter → actors → machines → view. */
import { useEffect, useEffectEvent, useState } from 'react';
import { identitiesMachine } from '../machines/identities.machine.ts';
import { linkAccountsMachine } from '../machines/linkAccounts.machine.ts';
import { createActions, createActors } from './actors/createActors.ts';
import { createPorts } from './auth0/createPorts.ts';
import { STRICT_POLICY } from './domain/policy.ts';
import { isLinkAccountsError, type AnyLinkAccountsError } from './errors.ts';
import type { LinkAccountsProps } from './options.ts';
import { LinkAccountsView, UnusableOptions } from './view/LinkAccountsView.tsx';
import { en } from './view/messages/en.ts';
import type { Machines } from './view/useLinkAccounts.ts';

/**
 * The list of the signed-in user's logins, and linking one more.
 *
 * @example
 * <LinkAccounts auth0={auth0} connections={[{ name: 'google-oauth2' }]} />
 */
export default function LinkAccounts(props: LinkAccountsProps) {
  const [system] = useState(() => createSystem(props));
  useEffect(() => system.update(props));
  if ('error' in system) return <Unusable error={system.error} onError={props.onError} />;
  return (
    <LinkAccountsView
      machines={system.machines}
      messages={en}
      connections={props.connections ?? []}
      callbacks={props}
    />
  );
}

type System = { readonly update: (props: LinkAccountsProps) => void } & (
  { readonly machines: Machines } | { readonly error: AnyLinkAccountsError }
);

/**
 * Made once per mount, so that no changed prop can disturb a flow that is under way. What may
 * change meanwhile, the actors read when they start.
 */
function createSystem(initial: LinkAccountsProps): System {
  let props = initial;
  const update = (next: LinkAccountsProps) => void (props = next);
  try {
    const ports = createPorts(initial);
    const actors = createActors(ports, {
      policy: () => ({ ...STRICT_POLICY, ...props.policy }),
    });
    return {
      update,
      machines: {
        linkAccounts: linkAccountsMachine.provide({
          actors: actors.linkAccounts,
          actions: createActions(ports),
        }),
        identities: identitiesMachine.provide({ actors: actors.identities }),
      },
    };
  } catch (error) {
    if (isLinkAccountsError(error)) return { update, error };
    throw error;
  }
}

/** What is left when the host's options cannot be used: the same words for the user and the host. */
function Unusable({
  error,
  onError,
}: Pick<LinkAccountsProps, 'onError'> & { error: AnyLinkAccountsError }) {
  const report = useEffectEvent(() => onError?.(error));
  useEffect(() => report(), []);
  return <UnusableOptions error={error} messages={en} />;
}
