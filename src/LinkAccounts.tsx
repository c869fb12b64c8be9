/** The composition root: adapter → actors → machines → view. */
import { useEffect, useState, type ComponentProps } from 'react';
import { identitiesMachine } from '../machines/identities.machine.ts';
import { linkAccountsMachine } from '../machines/linkAccounts.machine.ts';
import { sessionMachine } from '../machines/session.machine.ts';
import { createActions, createActors } from './actors/createActors.ts';
import { createPatientApi } from './actors/patientApi.ts';
import { createWaiting } from './actors/waiting.ts';
import { createPorts } from './auth0/createPorts.ts';
import { STRICT_POLICY } from './domain/policy.ts';
import { isLinkAccountsError, type AnyLinkAccountsError } from './errors.ts';
import type { LinkAccountsProps } from './options.ts';
import { LinkAccountsView, UnusableOptions } from './view/LinkAccountsView.tsx';
import type { LinkAccountsSystem } from './view/useLinkAccounts.ts';
import { useRequiredReact } from './view/useRequiredReact.ts';
import { useWords } from './view/useWords.ts';
import { useEffectEvent } from './view/useEffectEvent.ts';

export { version } from './version.ts';

/**
 * The list of the signed-in user's logins, and linking one more.
 *
 * @example
 * <LinkAccounts auth0={auth0} connections={[{ name: 'google-oauth2' }]} />
 */
export default function LinkAccounts(props: LinkAccountsProps) {
  useRequiredReact();
  const [{ update, result }] = useState(() => createLatest(props));
  useEffect(() => update(props));
  const { metadata = 'keep-primary' } = props;
  const messages = useWords(props.locale ?? 'en', props.messages);
  if ('error' in result) {
    return <Unusable error={result.error} messages={messages} onError={props.onError} />;
  }
  return (
    <LinkAccountsView
      system={result.system}
      messages={messages}
      connections={props.connections ?? []}
      login={props.login ?? 'auto'}
      settings={typeof metadata === 'function' ? 'custom' : metadata}
      callbacks={props}
    />
  );
}

type Result = { readonly system: LinkAccountsSystem } | { readonly error: AnyLinkAccountsError };

/**
 * The system is made once per mount, so that no changed prop can disturb a flow that is under way.
 * What may change meanwhile, the actors read when they start.
 */
function createLatest(initial: LinkAccountsProps) {
  let props = initial;
  const update = (next: LinkAccountsProps) => void (props = next);
  return { update, result: tryToCreate(initial, () => props) };
}

function tryToCreate(initial: LinkAccountsProps, current: () => LinkAccountsProps): Result {
  try {
    return { system: createSystem(initial, current) };
  } catch (error) {
    if (isLinkAccountsError(error)) return { error };
    throw error;
  }
}

function createSystem(
  { auth0, api, managementAudience, callbackPath }: LinkAccountsProps,
  current: () => LinkAccountsProps,
): LinkAccountsSystem {
  const waiting = createWaiting();
  const primary = () => current().primary ?? 'current';
  const mayBecomePrimary = () => primary() !== 'current';
  const direct = createPorts({ auth0, api, managementAudience, callbackPath, mayBecomePrimary });
  const patience = { waiting, now: () => new Date(), random: Math.random };
  const ports = { ...direct, api: createPatientApi(direct.api, patience) };
  const actors = createActors(ports, {
    primary,
    policy: () => ({ ...STRICT_POLICY, ...current().policy }),
    metadata: () => current().metadata ?? 'keep-primary',
    beforeAction: () => current().onBeforeAction,
  });
  return {
    machines: {
      linkAccounts: linkAccountsMachine.provide({
        actors: actors.linkAccounts,
        actions: createActions(ports),
      }),
      identities: identitiesMachine.provide({ actors: actors.identities }),
      session: sessionMachine.provide({ actors: actors.session }),
    },
    waiting,
    currentUserId: () => ports.hostSession.currentUserId(),
    dependsOnTenantSession: () => ports.hostSession.dependsOnTenantSession(),
    returned: () => ports.secondarySignIn.returned(),
  };
}

type UnusableProps = Pick<LinkAccountsProps, 'onError'> & ComponentProps<typeof UnusableOptions>;

/** What is left when the host's options cannot be used: told to the user and to the host. */
function Unusable({ error, messages, onError }: UnusableProps) {
  const report = useEffectEvent(() => onError?.(error));
  useEffect(() => report(), []);
  return <UnusableOptions error={error} messages={messages} />;
}
