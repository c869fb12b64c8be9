import type { Answer } from '../ask.ts';
import { check, right, wrong, type Check, type Verdict } from '../check.ts';
import { authorizeUrl, refusalIn, returnedTo, whereTo } from './authorize.ts';
import { APPLICATION, type TenantSubject } from './subject.ts';

/**
 * An address that is allowed is answered, even if with `login_required`. Any other gets an error page.
 *
 * @see [Application settings](https://auth0.com/docs/get-started/applications/application-settings)
 */
export const callbackUrl = (tenant: TenantSubject, known: Check, url: string) =>
  check({
    name: `Allowed Callback URLs: ${url}`,
    needs: [known],
    ask: (ask) => ask(authorizeUrl(tenant, url, { prompt: 'none' })),
    verdict: (answer) => callbackVerdict(answer, url),
  });

function callbackVerdict(answer: Answer, url: string): Verdict {
  const returned = returnedTo(url, answer);
  if (returned !== null) return right(`answered (${refusalIn(returned)})`);
  return wrong(
    `the tenant ${whereTo(answer)}`,
    `${APPLICATION} → Allowed Callback URLs: add ${url}`,
  );
}
