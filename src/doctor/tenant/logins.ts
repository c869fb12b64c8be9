/** Logins that the tenant either begins, or sends back with a refusal before anybody has signed in. */
import { ASKED_SCOPES } from '../../domain/scopes.ts';
import type { Answer } from '../ask.ts';
import { check, meaningless, right, wrong, type Check, type Verdict } from '../check.ts';
import { authorizeUrl, refusalOf } from './authorize.ts';
import type { TenantSubject } from './subject.ts';

interface Login {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly fix: string;
}

function login(tenant: TenantSubject, callback: Check, { name, parameters, fix }: Login): Check {
  const [page] = tenant.origins;
  return check({
    name,
    needs: [callback],
    ask: (ask) => ask(authorizeUrl(tenant, page, parameters)),
    verdict: (answer) => loginVerdict(answer, fix),
  });
}

function loginVerdict(answer: Answer, fix: string): Verdict {
  const refusal = refusalOf(answer);
  if (refusal !== null) return wrong(refusal, fix);
  return answer.status < 400 ? right('a login begins') : meaningless(answer);
}

/**
 * The Management API's identifier is the canonical tenant's, also behind a custom domain.
 *
 * @see [Custom domains and the Management API](https://auth0.com/docs/customize/custom-domains)
 */
export const managementAudience = (tenant: TenantSubject, callback: Check) =>
  login(tenant, callback, {
    name: 'Management API',
    parameters: { audience: tenant.audience, scope: `openid ${ASKED_SCOPES}` },
    fix: 'Applications → APIs → Auth0 Management API: its Identifier is what --management-audience and the prop managementAudience have to be; Application Access: allow your app user access.',
  });

export const connection = (tenant: TenantSubject, callback: Check, name: string) =>
  login(tenant, callback, {
    name: `Connection: ${name}`,
    parameters: { connection: name },
    fix: `Authentication → the kind of ${name}: the name has to be exactly this; on its tab Applications, switch your app on.`,
  });
