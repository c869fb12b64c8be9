import { quoted, type Answer } from '../ask.ts';
import { check, right, wrong, type Verdict } from '../check.ts';
import { parseJson } from '../json.ts';
import { APPLICATION, type TenantSubject } from './subject.ts';

const DOMAIN = `${APPLICATION} → Domain: use that one, for --domain and for your Auth0Client.`;

/** A domain without a scheme is asked by https; what answered was something else. */
const SPEAKS_HTTP = /ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)|EPROTO/;

/**
 * The tenant is there, under the name that its tokens will bear.
 *
 * @see [OpenID Connect Discovery §4.3](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation)
 */
export function discovery({ baseUrl }: TenantSubject) {
  const http = baseUrl.replace(/^https/, 'http');
  return check({
    name: 'Domain',
    ask: (ask) => ask(`${baseUrl}/.well-known/openid-configuration`),
    verdict: (answer) => discoveryVerdict(answer, `${baseUrl}/`),
    whenSilent: (why) => (SPEAKS_HTTP.test(why) ? `For http, name it: --domain ${http}` : DOMAIN),
  });
}

function discoveryVerdict(answer: Answer, expected: string): Verdict {
  const { issuer } = parseJson(answer.text);
  if (answer.status !== 200 || typeof issuer !== 'string') {
    return wrong(`no discovery document (${answer.status})`, DOMAIN);
  }
  if (issuer === expected) return right(`issuer ${issuer}`);
  return wrong(`its issuer is ${quoted(issuer)}, not ${expected}`, DOMAIN);
}
