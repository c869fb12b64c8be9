/** The composition root of the list: adapter → view. What the machines need is `machinery.ts`. */
import { useEffect, useRef, useState, type ComponentProps } from 'react';
import { createPatientApi } from './actors/patientApi.ts';
import { readAccount } from './actors/readAccount.ts';
import { createWaiting } from './actors/waiting.ts';
import { createPorts } from './auth0/createPorts.ts';
import { waitingLogin } from './auth0/returnedLogin.ts';
import { isLinkAccountsError, linkAccountsError, type AnyLinkAccountsError } from './errors.ts';
import type { MachineryParts } from './machinery.ts';
import type { LinkAccountsProps } from './options.ts';
import { LinkAccountsView, UnusableOptions } from './view/LinkAccountsView.tsx';
import type { LinkAccountsSystem } from './view/system.ts';
import { tellError } from './view/tellError.ts';
import { useRequiredReact } from './view/useRequiredReact.ts';
import { useTexts } from './view/useTexts.ts';

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
  const texts = useTexts(props.locale ?? 'en', props.messages);
  if ('error' in result) {
    return <Unusable error={result.error} texts={texts} onError={props.onError} />;
  }
  return (
    <LinkAccountsView
      system={result.system}
      texts={texts}
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
  const made = createPorts({ auth0, api, managementAudience, callbackPath, mayBecomePrimary });
  const patience = { waiting, now: () => new Date(), random: Math.random };
  const ports = { ...made.ports, api: createPatientApi(made.ports.api, patience) };
  const parts: MachineryParts = {
    ...made,
    ports,
    options: {
      primary,
      policy: () => current().policy ?? {},
      metadata: () => current().metadata ?? 'keep-primary',
      beforeAction: () => current().onBeforeAction,
    },
  };
  return {
    readAccount: (options) => readAccount(ports, options),
    currentUserId: () => ports.hostSession.currentUserId(),
    returned: waitingLogin,
    waiting,
    windowInWaiting: made.windowInWaiting,
    loadMachinery: rememberSuccess(async () => {
      const { createMachinery } = await fetchMachinery();
      return createMachinery(parts);
    }),
  };
}

/** Only here is a failure the connection's: what fails later is a mistake in the code. */
const fetchMachinery = () =>
  import(/* webpackChunkName: "machinery" */ './machinery.ts').catch((cause: unknown) => {
    throw linkAccountsError({ code: 'network' }, { cause });
  });

/** Loads it once; asked again after that failed, it tries again. */
function rememberSuccess<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | null = null;
  const forget = () => void (loading = null);
  return () => {
    if (loading === null) {
      loading = load();
      loading.catch(forget);
    }
    return loading;
  };
}

type UnusableProps = Pick<LinkAccountsProps, 'onError'> & ComponentProps<typeof UnusableOptions>;

/** What is left when the host's options cannot be used: told to the user and to the host. */
function Unusable({ error, texts, onError }: UnusableProps) {
  const isTold = useRef(false); // also StrictMode runs it again
  useEffect(() => {
    if (!isTold.current) tellError({ onError }, error);
    isTold.current = true;
  });
  return <UnusableOptions error={error} texts={texts} />;
}
