import { fromPromise } from 'xstate';
import type { LinkAccountsActors } from '../../machines/linkAccounts.types.ts';
import { linkAccountsError, type Refusal } from '../errors.ts';
import type { Policy } from '../domain/policy.ts';
import type { Ports } from '../domain/ports.ts';
import { refusalOfAccounts, refusalOfLogin } from '../domain/verification.ts';
import { requireSession } from './requireSession.ts';

type Contract = LinkAccountsActors['verifySecondary'];

/** Judges the login, reads both accounts side by side, and judges them. */
export const createVerifySecondary = (
  { api, hostSession }: Pick<Ports, 'api' | 'hostSession'>,
  policyOf: () => Policy,
) =>
  fromPromise<Contract['output'], Contract['input']>(async ({ input, signal }) => {
    const { primaryId, login } = input;
    const policy = policyOf();
    throwIf(refusalOfLogin({ login, expected: hostSession.expected, policy }));
    await requireSession(hostSession, primaryId);
    const [primary, secondary] = await Promise.all([
      api.readUser({ userId: primaryId }, { signal }),
      api.readUser({ userId: login.userId }, { signal }),
    ]);
    throwIf(refusalOfAccounts({ login, primary, secondary, policy }));
    return { primary, secondary };
  });

function throwIf(refusal: Refusal | null): void {
  if (refusal !== null) throw linkAccountsError(refusal);
}
