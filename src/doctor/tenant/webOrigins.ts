import type { Answer } from '../ask.ts';
import { check, right, wrong, type Check, type Verdict } from '../check.ts';
import { authorizeUrl, whereTo } from './authorize.ts';
import { APPLICATION, type TenantSubject } from './subject.ts';

/**
 * The pop-up and the hidden frame answer by web message: a page that posts to one origin.
 *
 * @see [Configure silent authentication](https://auth0.com/docs/authenticate/login/configure-silent-authentication)
 */
export const webOrigin = (tenant: TenantSubject, callback: Check, origin: string) =>
  check({
    name: `Allowed Web Origins: ${origin}`,
    needs: [callback],
    ask: (ask) =>
      ask(authorizeUrl(tenant, origin, { prompt: 'none', response_mode: 'web_message' })),
    verdict: (answer) => webOriginVerdict(answer, origin),
  });

function webOriginVerdict(answer: Answer, origin: string): Verdict {
  const page = answer.text.replaceAll('\\/', '/');
  if (page.includes('authorization_response') && page.includes(`"${origin}"`)) {
    return right('answered by web message');
  }
  const saw = `no web message: the tenant ${whereTo(answer)}`;
  return wrong(saw, `${APPLICATION} → Allowed Web Origins: add ${origin}`);
}
