/** The questions that a view or a test asks a snapshot of the flow. */
import type { SnapshotFrom } from 'xstate';
import type { MetadataConflict } from '../src/domain/metadata.ts';
import type { AnyLinkAccountsError } from '../src/errors.ts';
import type { linkAccountsMachine } from './linkAccounts.machine.ts';
import type { Accounts, Verdict } from './linkAccounts.types.ts';
import { accountsOf, present } from './linkAccounts.updates.ts';

export type LinkAccountsSnapshot = SnapshotFrom<typeof linkAccountsMachine>;

export const TOP_LEVEL_STATES = [
  'idle',
  'authenticatingSecondary',
  'verifying',
  'mergingMetadata',
  'linking',
  'done',
  'error',
] as const;

export type TopLevelState = (typeof TOP_LEVEL_STATES)[number];

export const selectState = ({ value }: LinkAccountsSnapshot): TopLevelState =>
  typeof value === 'string' ? value : (Object.keys(value)[0] as TopLevelState);

/** The steps that the user is shown, in their order. */
export const PROGRESS_STEPS = [
  'authenticatingSecondary',
  'verifying',
  'mergingMetadata',
  'linking',
] as const satisfies readonly TopLevelState[];

export type ProgressStep = (typeof PROGRESS_STEPS)[number];

/** Where the flow is, or where it failed; `null` before it began and after it ended. */
export function selectProgress(snapshot: LinkAccountsSnapshot): ProgressStep | null {
  const state = selectState(snapshot);
  const at = state === 'error' ? snapshot.context.error?.at : state;
  return PROGRESS_STEPS.find((step) => step === at) ?? null;
}

/** What the user is asked about: the host's account, the other one, and which may stay. */
export const selectVerdict = ({ context }: LinkAccountsSnapshot): Verdict =>
  present(context.verdict, 'verdict');

/** Both accounts as the user confirmed them: who stays, and who is linked to it. */
export const selectAccounts = ({ context }: LinkAccountsSnapshot): Accounts => accountsOf(context);

/** What the user has to choose between. */
export const selectConflicts = ({ context }: LinkAccountsSnapshot): readonly MetadataConflict[] =>
  present(context.proposal, 'proposal').conflicts;

/** The screen to show: the state, and in it what the user is asked. */
export function selectScreen(snapshot: LinkAccountsSnapshot) {
  if (snapshot.matches({ authenticatingSecondary: 'blocked' })) return 'blocked';
  if (snapshot.matches({ verifying: 'awaitingConfirmation' })) return 'confirmation';
  if (snapshot.matches({ mergingMetadata: 'awaitingChoices' })) return 'conflicts';
  return snapshot.hasTag('busy') ? 'busy' : selectState(snapshot);
}

/** What the user waits for, as one thing however many steps it takes; `null` when for nothing. */
export const selectWork = (snapshot: LinkAccountsSnapshot): TopLevelState | null =>
  snapshot.hasTag('busy') ? selectState(snapshot) : null;

export const selectError = ({ context }: LinkAccountsSnapshot): AnyLinkAccountsError =>
  present(context.error, 'error');
