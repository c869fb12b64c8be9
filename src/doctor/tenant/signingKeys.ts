import type { Answer } from '../ask.ts';
import { check, meaningless, right, wrong, type Check, type Verdict } from '../check.ts';
import { listOf, parseJson, recordOf } from '../json.ts';
import { APPLICATION, type TenantSubject } from './subject.ts';

const FIX = `${APPLICATION} → Advanced Settings → OAuth → JSON Web Token Signature Algorithm: RS256; Settings → Signing Keys.`;

/**
 * The link call takes ID tokens that are signed with RS256, and no others.
 *
 * @see [Link a user account](https://auth0.com/docs/api/management/v2/users/post-identities)
 */
export const signingKeys = ({ baseUrl }: TenantSubject, domain: Check) =>
  check({
    name: 'Signing keys',
    needs: [domain],
    ask: (ask) => ask(`${baseUrl}/.well-known/jwks.json`),
    verdict: signingKeysVerdict,
  });

function signingKeysVerdict(answer: Answer): Verdict {
  if (answer.status !== 200) return meaningless(answer);
  const keys = listOf(parseJson(answer.text).keys).map(recordOf);
  const usable = keys.filter(({ kty, alg }) => kty === 'RSA' && (alg ?? 'RS256') === 'RS256');
  if (usable.length > 0) return right(`${usable.length} for RS256`);
  return wrong(`none for RS256 among ${keys.length}`, FIX);
}
