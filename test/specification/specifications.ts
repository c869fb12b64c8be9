/** The three machines as they are specified: how each starts, and what its transitions can depend on. */
import type { AnyEventObject, AnyMachineSnapshot } from 'xstate';
import type { IdentitiesContext } from '../../machines/identities.types.ts';
import type { LinkAccountsActors, LinkAccountsContext } from '../../machines/linkAccounts.types.ts';
import type { AllowedAccess, SessionContext } from '../../machines/session.machine.ts';
import { answerOf } from '../../src/testing/model.ts';
import { identitiesModel, linkAccountsModels, sessionModel } from '../../src/testing/models.ts';
import { codeOf, leafOf, type Specification } from './transitionTable.ts';

const linkAccounts: Specification = {
  starts: {
    'a new flow': linkAccountsModels.fresh,
    'back from a login': linkAccountsModels.returned,
    'back as somebody else': linkAccountsModels.returnedAsAnother,
  },
  notesOf(snapshot) {
    const { error, isOutcomeUnknown } = snapshot.context as LinkAccountsContext;
    if (leafOf(snapshot) !== 'error' || error === null) return [];
    return [
      `failed at ${String(error.at)}`,
      ...(isOutcomeUnknown ? ['it may be linked'] : []),
      ...(error.leftover.length > 0 ? ['settings may stay'] : []),
    ];
  },
  aspectsOf({ context }, event) {
    const { error, loginMode, isOutcomeUnknown, verdict } = context as LinkAccountsContext;
    return {
      answer: linkAnswer(event),
      code: codeOf(event.error),
      login: event.type === 'link.start' ? String(event.login) : '',
      keep: event.type === 'link.confirm' ? `${String(event.keep)} stays` : '',
      keepable: verdict === null ? '' : `may stay: ${verdict.keepable.join(', ')}`,
      unknown: isOutcomeUnknown ? 'it may be linked' : 'it is not linked',
      help:
        error === null ? '' : error.canRetry ? 'trying again can help' : 'trying again cannot help',
      at: error === null ? '' : `failed at ${String(error.at)}`,
      mode: `by ${loginMode}`,
      left:
        (error?.leftover.length ?? 0) > 0
          ? 'settings may have stayed before'
          : 'none stayed before',
    };
  },
};

/** What an actor's answer says that the next step may depend on. */
function linkAnswer(event: AnyEventObject): string {
  const answer = answerOf(event);
  if (answer?.kind !== 'done') return '';
  switch (answer.actor) {
    case 'approveLink':
      return answer.output === true ? 'approved' : 'vetoed';
    case 'planMetadata': {
      const { conflicts } = answer.output as LinkAccountsActors['planMetadata']['output'];
      return conflicts.length > 0 ? 'with conflicts' : 'without conflicts';
    }
    case 'lookUpLink':
      return answer.output === null ? 'not linked' : 'linked';
    default:
      return '';
  }
}

const identities: Specification = {
  starts: { 'the module is shown': identitiesModel },
  notesOf(snapshot) {
    const { isOutcomeUnknown } = snapshot.context as IdentitiesContext;
    return isOutcomeUnknown && leafOf(snapshot) === 'unlinkFailed' ? ['it may be unlinked'] : [];
  },
  aspectsOf({ context }, event) {
    const { account, error, isOutcomeUnknown } = context as IdentitiesContext;
    const { identity } = event as { identity?: { id: string } };
    const isPrimary = account?.identities[0]?.id === identity?.id;
    const answer = answerOf(event);
    return {
      answer:
        answer?.actor === 'approveUnlink'
          ? answer.kind === 'done' && answer.output === true
            ? 'approved'
            : 'vetoed'
          : answer?.actor === 'lookUpUnlink' && answer.kind === 'done'
            ? answer.output === null
              ? 'still linked'
              : 'not linked any more'
            : '',
      which: identity === undefined ? '' : isPrimary ? 'the primary' : 'another',
      code: codeOf(event.error),
      unknown: isOutcomeUnknown ? 'it may be unlinked' : 'it is still linked',
      help:
        error === null ? '' : error.canRetry ? 'trying again can help' : 'trying again cannot help',
    };
  },
};

const session: Specification = {
  starts: { 'the module is shown': sessionModel },
  notesOf(snapshot: AnyMachineSnapshot, before?: AnyMachineSnapshot) {
    const { concern } = snapshot.context as SessionContext;
    const { concern: earlier = null } = (before?.context ?? {}) as Partial<SessionContext>;
    return concern === earlier ? [] : [`now ${concern ?? 'no concern'}`];
  },
  aspectsOf({ context }, event) {
    const { concern, expected } = context as SessionContext;
    const answer = answerOf(event);
    const { before, userId } =
      answer?.kind !== 'done'
        ? { before: null, userId: undefined }
        : answer.actor === 'signInAgain'
          ? { before: null, userId: answer.output as string }
          : (answer.output as AllowedAccess);
    const right = (expected ?? before)?.userId;
    return {
      who: userId === undefined ? '' : userId === right ? 'the right person' : 'somebody else',
      concern: concern ?? 'no concern',
    };
  },
};

export const SPECIFICATIONS: Readonly<
  Record<'linkAccounts' | 'identities' | 'session', Specification>
> = {
  linkAccounts,
  identities,
  session,
};
