/** The questions that a view or a test asks a snapshot of the flow. */
import type { SnapshotFrom } from 'xstate';
import type { AnyLinkAccountsError } from '../src/errors.ts';
import type { linkAccountsMachine } from './linkAccounts.machine.ts';
import type { Accounts } from './linkAccounts.types.ts';
import { present } from './linkAccounts.updates.ts';

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

/** Whether the user is being asked: "Link these accounts?" */
export const selectAsksConfirmation = (snapshot: LinkAccountsSnapshot): boolean =>
  snapshot.matches({ verifying: 'awaitingConfirmation' });

/** Both accounts; only asked once they have been verified. */
export const selectAccounts = ({ context }: LinkAccountsSnapshot): Accounts =>
  present(context.accounts, 'accounts');

export const selectError = ({ context }: LinkAccountsSnapshot): AnyLinkAccountsError =>
  present(context.error, 'error');
