import type { ComponentType, ReactNode } from 'react';
import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import type { identitiesMachine } from '../../machines/identities.machine.ts';
import type { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import type { LoginMode } from '../../machines/linkAccounts.types.ts';
import type { sessionMachine } from '../../machines/session.machine.ts';
import type { Account, UserId } from '../domain/identity.ts';
import type { CallOptions } from '../domain/ports.ts';
import type { RedirectRecord } from '../domain/redirectRecord.ts';
import type { LinkAccountsCallbacks } from '../options.ts';
import type { Texts } from './messages/listWords.ts';
import type { SettingsStrategy } from './messages/types.ts';
import type { WaitingView } from './parts/Countdown.tsx';

/** What the composition root hands to the view: the list's own, and the way to everything else. */
export interface LinkAccountsSystem {
  /** Reads the signed-in user, whose list it is. */
  readonly readAccount: (options: CallOptions) => Promise<Account>;
  /** The host's user, from its client's memory. */
  readonly currentUserId: () => Promise<UserId | null>;
  /** The login by redirect that this page came back from and nobody has taken up yet. */
  readonly returned: () => RedirectRecord | null;
  readonly waiting: WaitingView;
  /** The window of a second login, from the click until what signs in with it is there. */
  readonly windowInWaiting: { readonly open: () => void; readonly close: () => void };
  /**
   * Loads the machines, once; asked again after it failed, it tries again.
   *
   * @throws network when their code could not be fetched
   */
  readonly loadMachinery: () => Promise<Machinery>;
}

/** The machines, what they do, and what shows them; loaded when somebody is about to do something. */
export interface Machinery {
  /** Starts the machines of the list and of the session. */
  readonly start: (start: MachineryStart) => Promise<RunningMachinery>;
}

export interface MachineryStart {
  /** The first reading of the list, which has begun already. */
  readonly reading: Promise<Account>;
  /** Whether there is a list on the page. */
  readonly isShown: boolean;
  /** The host's, as they are by then. */
  readonly callbacks: () => LinkAccountsCallbacks;
}

/** At work, for one mount. */
export interface RunningMachinery {
  readonly list: ActorRefFrom<typeof identitiesMachine>;
  readonly session: ActorRefFrom<typeof sessionMachine>;
  /** One flow of this user, begun by a click or by a login that came back. */
  readonly beginFlow: (account: Account, start: LinkStart | null) => BegunFlow;
  readonly BesideList: ComponentType<BesideListProps>;
  readonly SessionNotice: ComponentType<SessionNoticeProps>;
  /** Adds to the list's own news what there is to know of the session. */
  readonly withSessionNews: (
    news: string,
    snapshot: SessionNoticeProps['snapshot'],
    texts: Texts,
  ) => string;
  readonly LinkFlow: ComponentType<LinkFlowProps>;
  readonly stop: () => void;
}

export interface BegunFlow {
  readonly flow: LinkFlowRef;
  /** Calls off what it waits for, and forgets who signed in. */
  readonly stop: () => void;
}

export type LinkFlowRef = ActorRefFrom<typeof linkAccountsMachine>;

/** What the user clicked. */
export interface LinkStart {
  /** `null` when they choose at the tenant. */
  readonly connection: string | null;
  readonly login: LoginMode;
}

export interface BesideListProps {
  readonly list: Pick<RunningMachinery['list'], 'send'>;
  readonly session: Pick<RunningMachinery['session'], 'send'>;
  readonly snapshot: SnapshotFrom<typeof identitiesMachine>;
  readonly sessionSnapshot: SnapshotFrom<typeof sessionMachine>;
  /** The session is somebody else's: nothing goes on. */
  readonly isStopped: boolean;
  readonly isOnline: boolean;
  readonly texts: Texts;
}

export interface SessionNoticeProps {
  readonly session: Pick<RunningMachinery['session'], 'send'>;
  readonly snapshot: SnapshotFrom<typeof sessionMachine>;
  readonly texts: Texts;
}

export interface LinkFlowProps {
  readonly flow: LinkFlowRef;
  readonly texts: Texts;
  readonly settings: SettingsStrategy;
  /** The session is somebody else's: nothing goes on. */
  readonly isStopped: boolean;
  /** Shown beside a failure. */
  readonly notice: ReactNode;
  /** After the click on a button: the first screen takes the focus over. */
  readonly isFollowing: boolean;
  /** It was given up, or put away after it was done. */
  readonly onEnd: () => void;
}
