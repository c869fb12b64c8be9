import { quoted, type Answer } from '../ask.ts';
import { check, right, wrong, type Verdict } from '../check.ts';
import { parseJson } from '../json.ts';
import { APPLICATION, type TenantSubject } from './subject.ts';

const DOMAIN = `${APPLICATION} → Domain: use that one, for --domain and for your Auth0Client.`;

/**
 * The tenant is there, under the name that its tokens will bear.
 *
 * @see [OpenID Connect Discovery §4.3](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation)
 */
export const discovery = ({ baseUrl }: TenantSubject) =>
  check({
    name: 'Domain',
    ask: (ask) => ask(`${baseUrl}/.well-known/openid-configuration`),
    verdict: (answer) => discoveryVerdict(answer, `${baseUrl}/`),
    whenSilent: DOMAIN,
  });

function discoveryVerdict(answer: Answer, expected: string): Verdict {
  const { issuer } = parseJson(answer.text);
  if (answer.status !== 200 || typeof issuer !== 'string') {
    return wrong(`no discovery document (${answer.status})`, DOMAIN);
  }
  if (issuer === expected) return right(`issuer ${issuer}`);
  return wrong(`its issuer is ${quoted(issuer)}, not ${expected}`, DOMAIN);
}
