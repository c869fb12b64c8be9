/**
 * Which requests a page of an origin may send to the tenant: those of auth0-spa-js and of this module.
 *
 * @see [Set up CORS](https://auth0.com/docs/get-started/applications/set-up-cors)
 */
import type { Answer } from '../ask.ts';
import { check, right, wrong, type Check, type Verdict } from '../check.ts';
import { isReadableBy, preflight, refusalOf, type Preflight } from '../cors.ts';
import { redeem } from './tokenEndpoint.ts';
import { APPLICATION, MADE_UP, type TenantSubject } from './subject.ts';

const refused = (saw: string, origin: string): Verdict =>
  wrong(saw, `${APPLICATION} → Allowed Origins (CORS): add ${origin}`);

/** Its preflight names no application, its answer does: either may say no. */
export function tokenEndpointCors(tenant: TenantSubject, known: Check, origin: string): Check {
  const url = `${tenant.baseUrl}/oauth/token`;
  const asked: Preflight = {
    url,
    origin,
    method: 'POST',
    headers: ['auth0-client', 'content-type'],
  };
  return check({
    name: `Allowed Origins (CORS), tokens: ${origin}`,
    needs: [known],
    ask: async (ask) => ({
      announced: await preflight(ask, asked),
      answer: await redeem(ask, tenant, 'authorization_code', { origin }),
    }),
    verdict: ({ announced, answer }) => {
      const refusal = refusalOf(asked, announced);
      if (refusal !== null) return refused(refusal, origin);
      if (isReadableBy(origin, answer)) return right('may be asked, and read');
      return refused('may be asked, but not read', origin);
    },
  });
}

const USER = `/api/v2/users/${MADE_UP}`;
const CALLS = [
  ['GET', USER, ['authorization']],
  ['PATCH', USER, ['authorization', 'content-type']],
  ['POST', `${USER}/identities`, ['authorization', 'content-type']],
  ['DELETE', `${USER}/identities/auth0/${MADE_UP}`, ['authorization']],
] as const;

export function managementApiCors({ baseUrl }: TenantSubject, known: Check, origin: string): Check {
  const calls = CALLS.map(([method, path, headers]): Preflight => {
    return { url: baseUrl + path, origin, method, headers };
  });
  return check({
    name: `Allowed Origins (CORS), users: ${origin}`,
    needs: [known],
    ask: (ask) => Promise.all(calls.map((call) => preflight(ask, call))),
    verdict: (answers) => usersVerdict(calls, answers, origin),
  });
}

function usersVerdict(
  calls: readonly Preflight[],
  answers: readonly Answer[],
  origin: string,
): Verdict {
  const refusals = answers.flatMap((answer, index) => {
    const call = calls[index];
    const refusal = call && refusalOf(call, answer);
    return refusal ? [`${call.method}: ${refusal}`] : [];
  });
  const [first] = refusals;
  if (first === undefined) return right(calls.map(({ method }) => method).join(', '));
  return refused(first, origin);
}
