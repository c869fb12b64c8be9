import { linkAccountsError } from '../errors.ts';
import type { Identity } from '../domain/identity.ts';

/** The host's veto: `false` stops, a promise may run a step-up first. */
export type BeforeAction = (
  action: 'link' | 'unlink',
  identity: Identity,
) => boolean | Promise<boolean>;

/** @throws configuration when the host's function does anything but decide */
export async function askHost(
  beforeAction: BeforeAction | undefined,
  ...question: Parameters<BeforeAction>
): Promise<boolean> {
  if (beforeAction === undefined) return true;
  let answer: unknown;
  try {
    answer = await beforeAction(...question);
  } catch (cause) {
    throw undecided('threw', cause);
  }
  if (typeof answer !== 'boolean') throw undecided(`returned ${typeof answer}`);
  return answer;
}

function undecided(what: string, cause?: unknown) {
  const fix = `The function 'onBeforeAction' ${what}; it has to return true or false.`;
  return linkAccountsError({ code: 'configuration', details: { fix } }, { cause });
}
