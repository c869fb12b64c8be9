/** The module's own machines as models: what the outside can do to each, and how each can start. */
import type { SnapshotFrom } from 'xstate';
import { identitiesMachine } from '../../machines/identities.machine.ts';
import type { IdentitiesActors, IdentitiesEvent } from '../../machines/identities.types.ts';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import type {
  LinkAccountsActors,
  LinkAccountsEvent,
  LinkAccountsInput,
} from '../../machines/linkAccounts.types.ts';
import {
  sessionMachine,
  type SessionActors,
  type SessionEvent,
} from '../../machines/session.machine.ts';
import { proposeMetadata } from '../domain/planMetadata.ts';
import type { RedirectRecord } from '../domain/redirectRecord.ts';
import { linkAccountsError } from '../errors.ts';
import type { Fixtures, Model } from './model.ts';
import { linkedTo, loginAs, people } from './people.ts';

const { ada: primary, adaGoogle: secondary, octoAda: another } = people;
const network = linkAccountsError({ code: 'network' });
const refused = linkAccountsError({ code: 'unauthorized' });
const blocked = linkAccountsError({ code: 'popup_blocked' });
const linked = linkedTo(primary, secondary);
const question = { primary, secondary, choices: null };

/** The first answer of each actor is the ordinary one. */
export const linkAccountsFixtures: Fixtures<LinkAccountsEvent, LinkAccountsActors> = {
  events: {
    'link.start': [
      { type: 'link.start', connection: 'google-oauth2', login: 'auto' },
      { type: 'link.start', connection: 'google-oauth2', login: 'popup' },
      { type: 'link.start', connection: 'google-oauth2', login: 'redirect' },
    ],
    'link.redirect': [{ type: 'link.redirect' }],
    'link.showWindow': [{ type: 'link.showWindow' }],
    'link.cancel': [{ type: 'link.cancel' }],
    'link.confirm': [
      { type: 'link.confirm', keep: 'primary' },
      { type: 'link.confirm', keep: 'secondary' },
    ],
    'merge.choose': [{ type: 'merge.choose', choices: {} }],
    'link.retry': [{ type: 'link.retry' }],
    'link.reset': [{ type: 'link.reset' }],
    'session.switched': [{ type: 'session.switched' }],
  },
  answers: {
    authenticateSecondary: { done: [loginAs(secondary)], error: [network, refused, blocked] },
    leaveForLogin: { done: [], error: [network, refused] },
    resumeLogin: { done: [loginAs(secondary)], error: [network, refused] },
    verifySecondary: {
      done: [
        { primary, secondary, keepable: ['primary'] },
        { primary, secondary, keepable: ['primary', 'secondary'] },
      ],
      error: [network, refused],
    },
    approveLink: { done: [true, false], error: [refused] },
    planMetadata: {
      done: [proposeMetadata(question, 'keep-primary'), proposeMetadata(question, 'ask')],
      error: [refused],
    },
    writeMetadata: { done: [undefined], error: [network, refused] },
    linkIdentity: { done: [linked.identities], error: [network, refused] },
    lookUpLink: { done: [linked.identities, null], error: [network, refused] },
  },
};

export const identitiesFixtures: Fixtures<IdentitiesEvent, IdentitiesActors> = {
  events: {
    'list.read': [{ type: 'list.read' }],
    'identities.changed': [{ type: 'identities.changed', identities: linked.identities }],
    'link.begun': [{ type: 'link.begun' }],
    'unlink.start': linked.identities.map((identity) => ({ type: 'unlink.start', identity })),
    'unlink.confirm': [{ type: 'unlink.confirm' }],
    'unlink.cancel': [{ type: 'unlink.cancel' }],
    'unlink.retry': [{ type: 'unlink.retry' }],
    'unlink.dismiss': [{ type: 'unlink.dismiss' }],
  },
  answers: {
    readIdentities: { done: [linked], error: [network, refused] },
    approveUnlink: { done: [true, false], error: [refused] },
    unlinkIdentity: { done: [primary.identities], error: [network, refused] },
    lookUpUnlink: { done: [primary.identities, null], error: [network, refused] },
  },
};

const asAda = { userId: primary.id, who: 'ada@example.com' };

export const sessionFixtures: Fixtures<SessionEvent, SessionActors> = {
  events: {
    'session.atRisk': [{ type: 'session.atRisk', ...asAda }],
    'session.replaced': [{ type: 'session.replaced', userId: secondary.id, who: 'Ada' }],
    'session.switched': [{ type: 'session.switched', ...asAda }],
    'session.signIn': [{ type: 'session.signIn' }],
    'session.cancel': [{ type: 'session.cancel' }],
    'access.allow': [{ type: 'access.allow' }],
  },
  answers: {
    signInAgain: { done: [primary.id, another.id], error: [blocked] },
    allowAccess: {
      done: [primary, another].map(({ id: userId }) => ({ before: asAda, userId })),
      error: [blocked],
    },
  },
};

const problemOf = (error: SnapshotFrom<typeof linkAccountsMachine>['context']['error']) =>
  error && [error.code, error.at, error.leftover.length];

const linkAccountsModel = (
  returned: RedirectRecord | null,
): Model<typeof linkAccountsMachine> & { input: LinkAccountsInput } => ({
  machine: linkAccountsMachine,
  input: { userId: primary.id, returned },
  fixtures: linkAccountsFixtures,
  serializeState: ({ value, context }) =>
    JSON.stringify([
      value,
      context.keep,
      context.loginMode,
      context.isOutcomeUnknown,
      problemOf(context.error),
      context.proposal !== null,
      context.verdict?.keepable,
      context.returned !== null,
    ]),
});

const recordOf = (userId: string): RedirectRecord => ({
  version: 1,
  userId,
  who: 'ada@example.com',
  connection: 'google-oauth2',
  mayBecomePrimary: false,
  returnTo: '/settings',
  startedAt: new Date('2026-01-01T12:00:00Z'),
});

/** How a flow can start. The others start on the page that a login by redirect comes back to. */
export const linkAccountsModels = {
  fresh: linkAccountsModel(null),
  returned: linkAccountsModel(recordOf(primary.id)),
  returnedAsAnother: linkAccountsModel(recordOf(another.id)),
};

export const identitiesModel: Model<typeof identitiesMachine> = {
  machine: identitiesMachine,
  fixtures: identitiesFixtures,
  serializeState: ({ value, context }) =>
    JSON.stringify([
      value,
      context.account?.identities.length,
      context.target?.id,
      context.isOutcomeUnknown,
      problemOf(context.error),
    ]),
};

export const sessionModel: Model<typeof sessionMachine> = {
  machine: sessionMachine,
  fixtures: sessionFixtures,
  serializeState: ({ value, context: { concern, expected, error } }) =>
    JSON.stringify([value, concern, expected?.userId, problemOf(error)]),
};
