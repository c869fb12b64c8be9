/**
 * Every screen in every state, as snapshots of the machines: no login, no tenant. Each is reached by
 * the events that reach it in life, so none can show what the machine cannot be.
 */
import {
  initialTransition,
  transition,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type SnapshotFrom,
} from 'xstate';
import { identitiesMachine } from '../../machines/identities.machine.ts';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import { sessionMachine } from '../../machines/session.machine.ts';
import { proposeMetadata } from '../../src/domain/planMetadata.ts';
import type { Account } from '../../src/domain/identity.ts';
import {
  ERROR_CODES,
  linkAccountsError,
  type LinkAccountsErrorCode,
  type Refusal,
} from '../../src/errors.ts';
import { linkedTo, loginAs, people } from '../../src/testing/people.ts';

export interface GalleryScreen {
  readonly list: SnapshotFrom<typeof identitiesMachine>;
  readonly flow: SnapshotFrom<typeof linkAccountsMachine>;
  readonly session: SnapshotFrom<typeof sessionMachine>;
  /** A rate limit is being waited out. */
  readonly waitingSeconds?: number;
  readonly isOffline?: boolean;
}

const { ada, adaGoogle, adaLinkedIn, grace, octoAda, phone } = people;

/** A setting that both have, nested deep enough to need a tree. */
const withAddress = (account: Account, city: string, tags: readonly string[]): Account => ({
  ...account,
  metadata: { ...account.metadata, address: { city, tags } },
});
const here = withAddress(ada, 'London', ['home', 'work']);
const there = withAddress(adaGoogle, 'Paris', ['holiday']);
const both = linkedTo(here, there);

const done = (actor: string, output?: unknown): AnyEventObject => ({
  type: `xstate.done.actor.${actor}`,
  output,
  actorId: actor,
});
const failed = (actor: string, refusal: Refusal): AnyEventObject => ({
  type: `xstate.error.actor.${actor}`,
  error: linkAccountsError(refusal),
  actorId: actor,
});

/** Where the machine is after these events. Nothing runs: it is only computed. */
function after<Machine extends AnyStateMachine>(
  machine: Machine,
  input: unknown,
  events: readonly AnyEventObject[],
) {
  const [start] = initialTransition<AnyStateMachine>(machine, input);
  const end = events.reduce<AnyMachineSnapshot>(
    (snapshot, event) => transition<AnyStateMachine>(machine, snapshot, event)[0],
    start,
  );
  return end as SnapshotFrom<Machine>;
}

const flowAfter = (...events: readonly AnyEventObject[]) =>
  after(linkAccountsMachine, { userId: ada.id }, events);
const listAfter = (...events: readonly AnyEventObject[]) =>
  after(identitiesMachine, undefined, events);
const sessionAfter = (...events: readonly AnyEventObject[]) =>
  after(sessionMachine, undefined, events);

const account = linkedTo(ada, adaGoogle);
const listed = done('readIdentities', account);
const [, google] = account.identities;
const [linkedIn] = adaLinkedIn.identities;
const calm = sessionAfter();
const oneLogin = listAfter(done('readIdentities', ada));

const asAda = { userId: ada.id, who: 'ada@example.com' };
const start = { type: 'link.start', connection: 'google-oauth2', login: 'auto' };
const signedIn = [start, done('authenticateSecondary', loginAs(adaGoogle))];

const asked = (primary: Account, secondary: Account, keepable = ['primary']) => [
  ...signedIn,
  done('verifySecondary', { primary, secondary, keepable }),
];
const confirmed = [
  ...asked(here, there),
  { type: 'link.confirm', keep: 'primary' },
  done('approveLink', true),
];
const plan = proposeMetadata({ primary: here, secondary: there, choices: null }, 'keep-primary');
const conflicts = proposeMetadata({ primary: here, secondary: there, choices: null }, 'ask');
const planned = [...confirmed, done('planMetadata', plan)];
const written = [...planned, done('writeMetadata')];
const lost = failed('linkIdentity', { code: 'network' });

const flows: Readonly<Record<string, readonly AnyEventObject[]>> = {
  Buttons: [],
  'Waiting for the window': [start],
  'Window blocked': [start, failed('authenticateSecondary', { code: 'popup_blocked' })],
  'Leaving for the login': [{ ...start, login: 'redirect' }],
  'Checking both': signedIn,
  'Link these accounts?': asked(ada, adaGoogle),
  'Link these accounts? Which one stays': asked(ada, adaGoogle, ['primary', 'secondary']),
  'Link these accounts? The same e-mail': asked(ada, adaLinkedIn, ['primary', 'secondary']),
  'Link these accounts? Logins come along': asked(ada, grace),
  'Link these accounts? A phone': asked(ada, phone),
  'Choose what to keep': [...confirmed, done('planMetadata', conflicts)],
  'Bringing settings together': planned,
  Linking: written,
  'Looking a lost answer up': [...written, lost],
  'Nobody can say': [...written, lost, failed('lookUpLink', { code: 'network' })],
  'Linking failed, still two accounts': [
    ...written,
    failed('linkIdentity', { code: 'server' }),
    done('lookUpLink', null),
    done('writeMetadata'),
  ],
  'Settings stayed behind': [
    ...written,
    failed('linkIdentity', { code: 'unauthorized' }),
    failed('writeMetadata', { code: 'server' }),
  ],
};

/** As a backend tells it that keeps the day. */
const since = (linkedAt: string, { identities, ...rest }: Account): Account => ({
  ...rest,
  identities: identities.map((identity, index) =>
    index === 0 ? identity : { ...identity, linkedAt },
  ),
});

/** Details for the codes that have some, about the people of this gallery. */
const DETAILS: Partial<Record<LinkAccountsErrorCode, unknown>> = {
  email_unverified: { side: 'secondary', email: 'eve@example.com' },
  wrong_connection: { expected: 'google-oauth2', actual: 'github' },
  same_account: { who: 'ada@example.com' },
  already_linked: { who: 'ada.l@gmail.example' },
  secondary_not_allowed: { provider: 'samlp' },
  insufficient_scope: { missing: ['update:current_user_identities'] },
  metadata_rejected: { keys: ['shop.cart'] },
  rate_limited: { retryAfterMs: 90_000 },
  configuration: { fix: 'Pass the host’s own Auth0Client.' },
};

const refusalOf = (code: LinkAccountsErrorCode) => ({ code, details: DETAILS[code] }) as Refusal;

const errors = ERROR_CODES.map((code) => {
  const actor = code === 'popup_blocked' ? 'leaveForLogin' : 'authenticateSecondary';
  const begin = code === 'popup_blocked' ? { ...start, login: 'redirect' } : start;
  return [`Error: ${code}`, [begin, failed(actor, refusalOf(code))]] as const;
});

const lists: Readonly<Record<string, readonly AnyEventObject[]>> = {
  Loading: [],
  'List could not be read': [failed('readIdentities', { code: 'network' })],
  'Access needed': [failed('readIdentities', { code: 'consent_required' })],
  'Linked away, or deleted': [failed('readIdentities', { code: 'account_gone' })],
  'Access run out': [failed('readIdentities', { code: 'unauthorized' })],
  'Several logins': [done('readIdentities', linkedTo(ada, adaGoogle, octoAda, grace, phone))],
  'Linked since': [done('readIdentities', since('2026-03-03', account))],
  'Unlink?': [listed, { type: 'unlink.start', identity: google }],
  'Unlink? The same e-mail': [
    done('readIdentities', linkedTo(ada, adaLinkedIn)),
    { type: 'unlink.start', identity: linkedIn },
  ],
  'Unlinking, the host decides': [
    listed,
    { type: 'unlink.start', identity: google },
    { type: 'unlink.confirm' },
  ],
  Unlinking: [
    listed,
    { type: 'unlink.start', identity: google },
    { type: 'unlink.confirm' },
    done('approveUnlink', true),
  ],
  'Unlinking failed': [
    listed,
    { type: 'unlink.start', identity: google },
    { type: 'unlink.confirm' },
    done('approveUnlink', true),
    failed('unlinkIdentity', { code: 'rate_limited', details: { retryAfterMs: 90_000 } }),
  ],
  Unlinked: [
    listed,
    { type: 'unlink.start', identity: google },
    { type: 'unlink.confirm' },
    done('approveUnlink', true),
    done('unlinkIdentity', ada.identities),
  ],
};

const atRisk = { type: 'session.atRisk', ...asAda };

const sessions: Readonly<Record<string, readonly AnyEventObject[]>> = {
  'Session at risk': [atRisk],
  'Signing in again': [atRisk, { type: 'session.signIn' }],
  'Sign in as the new primary': [
    { type: 'session.replaced', userId: adaGoogle.id, who: 'ada.l@gmail.example' },
  ],
  'Session switched': [{ type: 'session.switched', ...asAda }],
};

const shown = (name: string, screen: Partial<GalleryScreen>) =>
  [name, { list: oneLogin, flow: flowAfter(), session: calm, ...screen }] as const;

/** By name, in the order in which a person meets them. */
export const screens: Readonly<Record<string, GalleryScreen>> = Object.fromEntries([
  ...Object.entries(lists).map(([name, events]) => shown(name, { list: listAfter(...events) })),
  ...Object.entries(flows).map(([name, events]) => shown(name, { flow: flowAfter(...events) })),
  shown('Accounts linked', {
    list: listAfter(done('readIdentities', both)),
    flow: flowAfter(...written, done('linkIdentity', both.identities)),
  }),
  shown('Accounts linked, the same e-mail', {
    list: listAfter(done('readIdentities', linkedTo(ada, adaLinkedIn))),
    flow: flowAfter(
      ...asked(ada, adaLinkedIn),
      { type: 'link.confirm', keep: 'primary' },
      done('approveLink', true),
      done(
        'planMetadata',
        proposeMetadata({ primary: ada, secondary: adaLinkedIn, choices: null }, 'ask'),
      ),
      done('writeMetadata'),
      done('linkIdentity', linkedTo(ada, adaLinkedIn).identities),
    ),
  }),
  shown('Slow down', { flow: flowAfter(...signedIn), waitingSeconds: 12 }),
  shown('Offline', { isOffline: true }),
  ...Object.entries(sessions).map(([name, events]) =>
    shown(name, { session: sessionAfter(...events) }),
  ),
  ...errors.map(([name, events]) => shown(name, { flow: flowAfter(...events) })),
]);
