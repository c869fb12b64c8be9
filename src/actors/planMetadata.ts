import type { LinkAccountsActors } from '../../machines/linkAccounts.types.ts';
import type { MetadataStrategy } from '../domain/metadata.ts';
import { proposeMetadata } from '../domain/planMetadata.ts';
import { fromEffect } from './fromEffect.ts';

type Contract = LinkAccountsActors['planMetadata'];

/** Decides by the host's strategy what the primary gains, and what the user has to be asked. */
export const createPlanMetadata = (strategy: () => MetadataStrategy) =>
  fromEffect<Contract['output'], Contract['input']>(async ({ input }) =>
    proposeMetadata(input, strategy()),
  );
