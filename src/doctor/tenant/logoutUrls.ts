import type { Answer } from '../ask.ts';
import { check, right, wrong, type Check, type Verdict } from '../check.ts';
import { returnedTo, whereTo } from './authorize.ts';
import { APPLICATION, type TenantSubject } from './subject.ts';

/** @see [Redirect users after logout](https://auth0.com/docs/authenticate/login/logout/redirect-users-after-logout) */
export const logoutUrl = ({ baseUrl, clientId }: TenantSubject, known: Check, url: string) =>
  check({
    name: `Allowed Logout URLs: ${url}`,
    needs: [known],
    ask: (ask) => {
      const query = new URLSearchParams({ client_id: clientId, returnTo: url });
      return ask(`${baseUrl}/v2/logout?${query}`);
    },
    verdict: (answer) => logoutVerdict(answer, url),
  });

function logoutVerdict(answer: Answer, url: string): Verdict {
  if (returnedTo(url, answer) !== null) return right('returned to');
  return wrong(`the tenant ${whereTo(answer)}`, `${APPLICATION} → Allowed Logout URLs: add ${url}`);
}
