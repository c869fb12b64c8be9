/** What the machines tell each other, and the host. It ends with them. */
import { selectState } from '../../machines/linkAccounts.selectors.ts';
import type { LinkAccountsInput } from '../../machines/linkAccounts.types.ts';
import type { ExpectedUser } from '../../machines/session.machine.ts';
import { nameOf, type Account } from '../domain/identity.ts';
import type { AnyLinkAccountsError } from '../errors.ts';
import type { LinkAccountsCallbacks } from '../options.ts';
import type { LinkFlowRef, RunningMachinery } from './system.ts';
import { tellError } from './tellError.ts';

interface FollowedAccount extends Pick<RunningMachinery, 'list' | 'session'> {
  /** The host's, as they are by then. */
  readonly callbacks: () => LinkAccountsCallbacks;
}

/** The list and the session beside the flow, wired to each other and to the host. */
export function followAccount({ list, session, callbacks }: FollowedAccount): void {
  const onError = (error: AnyLinkAccountsError) => tellError(callbacks(), error);
  list.on('failed', ({ error }) => {
    const { account } = list.getSnapshot().context;
    if (error.code === 'session_switched' && account !== null) {
      session.send({ type: 'session.switched', ...userOf(account) });
    }
    onError(error);
  });
  list.on('unlinked', ({ result }) => callbacks().onUnlinked?.(result));
  session.on('sessionAtRisk', (event) => callbacks().onSessionAtRisk?.(userIn(event)));
  session.on('sessionSwitched', (event) => callbacks().onSessionSwitched?.(userIn(event)));
  session.on('failed', ({ error }) => onError(error));
  session.on('sessionRestored', () => list.send({ type: 'list.read' }));
}

const userIn = ({ userId, who }: ExpectedUser): ExpectedUser => ({ userId, who });
const userOf = (account: Account): ExpectedUser => ({ userId: account.id, who: nameOf(account) });

interface FollowedFlow extends FollowedAccount {
  readonly flow: LinkFlowRef;
  readonly input: LinkAccountsInput;
  readonly account: Account;
  /** Whether the host's session hangs on the tenant's. */
  readonly dependsOnTenantSession: () => boolean;
}

/** One flow of the signed-in user, about to begin. */
export function followFlow(followed: FollowedFlow): void {
  const { flow, input, account, list, session, callbacks, dependsOnTenantSession } = followed;
  const user = userOf(account);
  list.send({ type: 'link.begun' });

  flow.on('authenticated', () => {
    if (dependsOnTenantSession()) session.send({ type: 'session.atRisk', ...user });
  });

  flow.on('linked', ({ result }) => {
    list.send({ type: 'identities.changed', identities: result.identities });
    if (result.primaryChanged) {
      const [primary] = result.identities;
      const who = primary === undefined ? result.primaryId : nameOf(primary);
      session.send({ type: 'session.replaced', userId: result.primaryId, who });
    }
    callbacks().onLinked?.(result);
  });

  flow.on('failed', ({ error }) => {
    if (error.code === 'session_switched') {
      const { userId, who } = input.returned ?? user;
      session.send({ type: 'session.switched', userId, who });
    }
    tellError(callbacks(), error);
  });

  let state = selectState(flow.getSnapshot());
  flow.subscribe((snapshot) => {
    const from = state;
    const to = selectState(snapshot);
    if (to === from) return;
    state = to;
    if (from === 'error' && to === 'idle') list.send({ type: 'list.read' });
    callbacks().onTransition?.({ from, to });
  });
}
