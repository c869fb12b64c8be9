import { fromPromise } from 'xstate';
import type { LinkAccountsActors } from '../../machines/linkAccounts.types.ts';
import { linkAccountsError } from '../errors.ts';
import { mergeMetadata, planMetadata, refusedKeys } from '../domain/metadata.ts';

type Contract = LinkAccountsActors['planMetadata'];

/** Decides what the primary gains; where both accounts say something, the primary's value stays. */
export const createPlanMetadata = () =>
  fromPromise<Contract['output'], Contract['input']>(async ({ input }) => {
    const { primary, secondary } = input;
    const plan = planMetadata(
      primary.metadata,
      mergeMetadata(primary.metadata, secondary.metadata),
    );
    const keys = refusedKeys(plan.patch);
    if (keys.length > 0) throw linkAccountsError({ code: 'metadata_rejected', details: { keys } });
    return plan;
  });
