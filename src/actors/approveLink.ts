import type { LinkAccountsActors } from '../../machines/linkAccounts.types.ts';
import { askHost, type BeforeAction } from './askHost.ts';
import { fromEffect } from './fromEffect.ts';

type Contract = LinkAccountsActors['approveLink'];

export const createApproveLink = (beforeAction: () => BeforeAction | undefined) =>
  fromEffect<Contract['output'], Contract['input']>(async ({ input: { secondary } }) => {
    const identity = secondary.identities[0];
    return identity !== undefined && (await askHost(beforeAction(), 'link', identity));
  });
