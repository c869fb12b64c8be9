/** What each machine promises of every history, in terms of what the outside sees. */
import type { AnyMachineSnapshot } from 'xstate';
import type { IdentitiesContext } from '../../machines/identities.types.ts';
import type { LinkAccountsActors, LinkAccountsContext } from '../../machines/linkAccounts.types.ts';
import type { AllowedAccess, SessionContext } from '../../machines/session.machine.ts';
import { proposeMetadata } from '../../src/domain/planMetadata.ts';
import { answerOf } from '../../src/testing/model.ts';
import { people } from '../../src/testing/people.ts';
import { isAnswerLost } from '../../machines/linkAccounts.updates.ts';
import type { Observed, Rules } from './search.ts';
import { leafOf } from './transitionTable.ts';

const starts = ({ started }: Observed, actor: string) => started.some(({ src }) => src === actor);

/** What this actor is given, where the step starts it. */
const inputsOf = <Input>({ started }: Observed, actor: string): Input[] =>
  started.flatMap(({ src, input }) => (src === actor ? [input as Input] : []));

/** What is known of the answer to a call. */
function answered({ event, before }: Observed, actor: string) {
  const answer = answerOf(event);
  if (answer?.actor !== actor || !runsIn(before, actor)) return null;
  return answer.kind === 'done'
    ? { is: 'done' as const, output: answer.output }
    : { is: isAnswerLost(answer.error) ? ('lost' as const) : ('refused' as const), output: null };
}

const runsIn = (snapshot: AnyMachineSnapshot, actor: string) =>
  snapshot._nodes.some(({ invoke }) => invoke.some(({ src }) => src === actor));

/** Whoever runs is whoever the states invoke: nothing goes on after its state was left. */
const nothingRunsOn = (_: unknown, { after }: Observed) => {
  const invoked = after._nodes.flatMap(({ invoke }) => invoke.map(({ id }) => id));
  const running = Object.keys(after.children as Record<string, unknown>);
  return JSON.stringify(running.sort()) === JSON.stringify(invoked.sort());
};

interface LinkHistory {
  readonly isVerified: boolean;
  readonly isConfirmed: boolean;
  readonly isApproved: boolean;
  /** Whether the merge stands in the primary's metadata. */
  readonly merge: 'no' | 'yes' | 'maybe';
  readonly isUndoing: boolean;
  readonly link: 'none' | 'linked' | 'maybe';
  /** Whose account the user said shall stay. */
  readonly stays: string | null;
}

const UNTOUCHED: LinkHistory = {
  isVerified: false,
  isConfirmed: false,
  isApproved: false,
  merge: 'no',
  isUndoing: false,
  link: 'none',
  stays: null,
};

const { ada: primary, adaGoogle: secondary } = people;
const { plan } = proposeMetadata({ primary, secondary, choices: null }, 'keep-primary');

/** What the last call to write metadata is for. */
const isUndo = ({ started }: Observed): boolean =>
  started.some(({ src, input }) => {
    const { patch } = (input ?? {}) as LinkAccountsActors['writeMetadata']['input'];
    return src === 'writeMetadata' && JSON.stringify(patch) === JSON.stringify(plan.undo);
  });

const startsMerge = (step: Observed) => starts(step, 'writeMetadata') && !isUndo(step);

function nextLink(history: LinkHistory, step: Observed): LinkHistory {
  if (leafOf(step.after) === 'idle') return UNTOUCHED;
  const link = answered(step, 'linkIdentity');
  const lookUp = answered(step, 'lookUpLink');
  const isDecided = answered(step, 'approveLink');
  return {
    isVerified: starts(step, 'verifySecondary')
      ? false
      : answered(step, 'verifySecondary')?.is === 'done' || history.isVerified,
    isConfirmed:
      leafOf(step.after) === 'verifying.awaitingConfirmation'
        ? false
        : (step.event.type === 'link.confirm' && starts(step, 'approveLink')) ||
          history.isConfirmed,
    isApproved: starts(step, 'approveLink')
      ? false
      : isDecided?.output === true || history.isApproved,
    merge: nextMerge(history, step),
    stays: starts(step, 'approveLink')
      ? step.event.keep === 'secondary'
        ? secondary.id
        : primary.id
      : history.stays,
    isUndoing: starts(step, 'writeMetadata') ? isUndo(step) : history.isUndoing,
    link:
      link?.is === 'done' || (lookUp?.is === 'done' && lookUp.output !== null)
        ? 'linked'
        : link?.is === 'lost'
          ? 'maybe'
          : lookUp?.is === 'done'
            ? 'none'
            : history.link,
  };
}

function nextMerge(history: LinkHistory, step: Observed): LinkHistory['merge'] {
  const write = answered(step, 'writeMetadata');
  if (write === null) return history.merge;
  if (history.isUndoing) return write.is === 'done' ? 'no' : history.merge;
  if (write.is === 'done') return 'yes';
  return write.is === 'lost' ? 'maybe' : history.merge;
}

const isAllowed = ({ isVerified, isConfirmed, isApproved }: LinkHistory) =>
  isVerified && isConfirmed && isApproved;

const contextOf = ({ after }: Observed) => after.context as LinkAccountsContext;

const entersError = ({ before, after }: Observed) =>
  leafOf(after) === 'error' && leafOf(before) !== 'error';

export const LINK_RULES: Rules<LinkHistory> = {
  start: UNTOUCHED,
  next: nextLink,
  hold: {
    'nothing is linked that was not verified, confirmed by the user and approved by the host': (
      _,
      step,
      after,
    ) => !starts(step, 'linkIdentity') || isAllowed(after),
    'metadata is written only after that, too': (_, step, after) =>
      !startsMerge(step) || isAllowed(after),
    'a link that may have happened is looked up before it is repeated': (_, step, after) =>
      !starts(step, 'linkIdentity') || after.link === 'none',
    'metadata is written before the link': (_, step, after) =>
      !starts(step, 'linkIdentity') || after.merge === 'yes',
    'a link that was refused takes the metadata back': (_, step, after) =>
      answered(step, 'linkIdentity')?.is !== 'refused' || after.merge === 'no' || isUndo(step),
    'what may have stayed behind is named': (_, step, after) =>
      !entersError(step) ||
      after.merge === 'no' ||
      (contextOf(step).error?.leftover.length ?? 0) > 0,
    'and nothing is named that did not': (_, step, after) =>
      !entersError(step) || after.merge !== 'no' || contextOf(step).error?.leftover.length === 0,
    'what may be linked is called so': (_, step, after) =>
      !entersError(step) || contextOf(step).isOutcomeUnknown === (after.link === 'maybe'),
    'it is done exactly when it is linked': (_, step, after) =>
      (leafOf(step.after) === 'done') === (after.link === 'linked'),
    'the host is told of a link once, and only of one': (history, step, after) =>
      step.told.includes('linked') === (after.link === 'linked' && history.link !== 'linked'),
    'every error is told, and has a way out': (_, step) =>
      !entersError(step) ||
      (step.told.includes('failed') && step.after.can({ type: 'link.reset' })),
    'the account that the user named is the one that stays': (_, step, after) =>
      inputsOf<LinkAccountsActors['linkIdentity']['input']>(step, 'linkIdentity').every(
        (input) => input.primary.id === after.stays,
      ),
    'what is asked about is what the accounts differ in': (_, step) =>
      leafOf(step.after) !== 'mergingMetadata.awaitingChoices' ||
      (contextOf(step).proposal?.conflicts.length ?? 0) > 0,
    'what the user chose is what is planned with': (_, step) =>
      step.event.type !== 'merge.choose' ||
      inputsOf<LinkAccountsActors['planMetadata']['input']>(step, 'planMetadata').every(
        (input) => input.choices === step.event.choices,
      ),
    'nothing runs on after its state was left': nothingRunsOn,
  },
};

interface UnlinkHistory {
  readonly isConfirmed: boolean;
  readonly isApproved: boolean;
  readonly unlink: 'none' | 'unlinked' | 'maybe';
}

const LINKED: UnlinkHistory = { isConfirmed: false, isApproved: false, unlink: 'none' };

export const UNLINK_RULES: Rules<UnlinkHistory> = {
  start: LINKED,
  next(history, step) {
    if (['reading', 'confirmingUnlink'].includes(leafOf(step.after))) return LINKED;
    const call = answered(step, 'unlinkIdentity');
    const lookUp = answered(step, 'lookUpUnlink');
    return {
      isConfirmed:
        (step.event.type === 'unlink.confirm' && starts(step, 'approveUnlink')) ||
        history.isConfirmed,
      isApproved: starts(step, 'approveUnlink')
        ? false
        : answered(step, 'approveUnlink')?.output === true || history.isApproved,
      unlink:
        call?.is === 'done' || (lookUp?.is === 'done' && lookUp.output !== null)
          ? 'unlinked'
          : call?.is === 'lost'
            ? 'maybe'
            : lookUp?.is === 'done'
              ? 'none'
              : history.unlink,
    };
  },
  hold: {
    'nothing is unlinked without the user’s word and the host’s': (_, step, after) =>
      !starts(step, 'unlinkIdentity') || (after.isConfirmed && after.isApproved),
    'the primary is never unlinked': (_, step) =>
      !step.started.some(
        ({ src, input }) =>
          src === 'unlinkIdentity' &&
          (input as { identity: { id: string } }).identity.id === primary.id,
      ),
    'an unlinking that may have happened is looked up before it is repeated': (_, step, after) =>
      !starts(step, 'unlinkIdentity') || after.unlink === 'none',
    'the host is told of what was unlinked once, and only of that': (history, step, after) =>
      step.told.includes('unlinked') ===
      (after.unlink === 'unlinked' && history.unlink !== 'unlinked'),
    'what may be unlinked is called so': (_, step, after) =>
      leafOf(step.after) !== 'unlinkFailed' ||
      (step.after.context as IdentitiesContext).isOutcomeUnknown === (after.unlink === 'maybe'),
    'at rest, nothing of an earlier unlinking is left': (_, { after }) => {
      const { target, error } = after.context as IdentitiesContext;
      const isAtRest = ['reading', 'ready'].includes(leafOf(after));
      return !isAtRest || (target === null && (error === null || leafOf(after) === 'reading'));
    },
    'every failure is told, and has a way out': (_, step) =>
      !['failed', 'unlinkFailed'].includes(leafOf(step.after)) ||
      leafOf(step.before) === leafOf(step.after) ||
      (step.told.includes('failed') &&
        (step.after.can({ type: 'list.read' }) || step.after.can({ type: 'unlink.dismiss' }))),
    'nothing runs on after its state was left': nothingRunsOn,
  },
};

interface SessionHistory {
  /** Whom the session should belong to, as the outside has said it. */
  readonly expected: string | null;
  readonly isSwitched: boolean;
}

export const SESSION_RULES: Rules<SessionHistory> = {
  start: { expected: null, isSwitched: false },
  next(history, step) {
    const { type, userId } = step.event as { type: string; userId?: string };
    const back = cameBack(step);
    if (back !== null) {
      const expected = history.expected ?? back.before ?? back.userId;
      return { ...history, expected, isSwitched: back.userId !== expected };
    }
    const isFree = (step.before.context as SessionContext).concern === null;
    if (type === 'session.signIn' && isFree && leafOf(step.after) === 'signingIn') {
      return { ...history, expected: null }; // whoever it will be
    }
    if (type === 'session.switched') {
      return history.isSwitched ? history : { expected: userId ?? null, isSwitched: true };
    }
    if (type === 'session.replaced') return { ...history, expected: userId ?? null };
    const isNew = type === 'session.atRisk' && step.told.includes('sessionAtRisk');
    return isNew ? { ...history, expected: userId ?? null } : history;
  },
  hold: {
    'it is called restored exactly when the right person came back': (_, step, after) => {
      const back = cameBack(step);
      const isRight = back !== null && back.userId === (after.expected ?? back.userId);
      return step.told.includes('sessionRestored') === isRight;
    },
    'the host is told once that it is somebody else’s': (history, step, after) =>
      step.told.includes('sessionSwitched') === (after.isSwitched && !history.isSwitched),
    'why it did not work is kept to be shown': (_, step) =>
      ![answered(step, 'signInAgain'), answered(step, 'allowAccess')].some(
        (answer) => answer !== null && answer.is !== 'done',
      ) || (step.after.context as SessionContext).error !== null,
    'it stays a concern until the right person has signed in': (_, { after }, history) =>
      !history.isSwitched || (after.context as { concern: unknown }).concern === 'switched',
    'nothing runs on after its state was left': nothingRunsOn,
  },
};

/** Who signed in, in a window that was waited for. */
function cameBack(step: Observed): { before: string | null; userId: string } | null {
  const again = answered(step, 'signInAgain');
  if (again?.is === 'done') return { before: null, userId: again.output as string };
  const allowed = answered(step, 'allowAccess');
  if (allowed?.is !== 'done') return null;
  const { before, userId } = allowed.output as AllowedAccess;
  return { before: before?.userId ?? null, userId };
}
