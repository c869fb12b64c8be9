import type { LinkAccountsActors } from '../../machines/linkAccounts.types.ts';
import { linkAccountsError, type Refusal } from '../errors.ts';
import type { Policy } from '../domain/policy.ts';
import type { Ports } from '../domain/ports.ts';
import {
  keepableSides,
  refusalOfAccounts,
  refusalOfLogin,
  type PrimaryChoice,
} from '../domain/verification.ts';
import { requireSession } from './requireSession.ts';
import { fromEffect } from './fromEffect.ts';

type Contract = LinkAccountsActors['verifySecondary'];

export interface VerificationOptions {
  readonly policy: () => Policy;
  readonly primary: () => PrimaryChoice;
}

/** Judges the login, reads both accounts side by side, and judges them. */
export const createVerifySecondary = (
  { api, hostSession }: Pick<Ports, 'api' | 'hostSession'>,
  options: VerificationOptions,
) =>
  fromEffect<Contract['output'], Contract['input']>(async ({ input, signal }) => {
    const { userId, login } = input;
    const policy = options.policy();
    throwIf(refusalOfLogin({ login, expected: hostSession.expected, policy }));
    await requireSession(hostSession, userId);
    const [primary, secondary] = await Promise.all([
      api.readUser({ userId }, { signal }),
      api.readUser({ userId: login.userId }, { signal }),
    ]);
    const question = { login, primary, secondary, policy, choice: options.primary() };
    throwIf(refusalOfAccounts(question));
    return { primary, secondary, keepable: keepableSides(question) };
  });

function throwIf(refusal: Refusal | null): void {
  if (refusal !== null) throw linkAccountsError(refusal);
}
