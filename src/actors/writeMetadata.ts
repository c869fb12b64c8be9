import type { LinkAccountsActors } from '../../machines/linkAccounts.types.ts';
import { isEmptyPatch } from '../domain/metadata.ts';
import type { Ports } from '../domain/ports.ts';
import { requireSession } from './requireSession.ts';
import { fromEffect } from './fromEffect.ts';

type Contract = LinkAccountsActors['writeMetadata'];

/** Stores a patch, and never an empty one: to Auth0 that would mean "delete everything". */
export const createWriteMetadata = ({ api, hostSession }: Pick<Ports, 'api' | 'hostSession'>) =>
  fromEffect<Contract['output'], Contract['input']>(async ({ input, signal }) => {
    if (isEmptyPatch(input.patch)) return;
    await requireSession(hostSession, input.userId);
    await api.mergeMetadata({ userId: input.of, patch: input.patch }, { signal });
  });
