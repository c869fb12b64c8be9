/** What `/oauth/token` says to a code or a token that is made up tells what the application may do. */
import type { Answer, Ask } from '../ask.ts';
import { check, meaningless, right, wrong, type Check, type Verdict } from '../check.ts';
import { parseJson, textOf } from '../json.ts';
import { APPLICATION, MADE_UP, type TenantSubject } from './subject.ts';

export type GrantType = 'authorization_code' | 'refresh_token';

const GRANT_NAMES = {
  authorization_code: 'Authorization Code',
  refresh_token: 'Refresh Token',
} as const satisfies Record<GrantType, string>;

/** As auth0-spa-js does it: a form, and no secret. */
export const redeem = (
  ask: Ask,
  { baseUrl, clientId, origins: [origin] }: TenantSubject,
  grantType: GrantType,
  headers: Record<string, string> = {},
) =>
  ask(`${baseUrl}/oauth/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({
      client_id: clientId,
      grant_type: grantType,
      redirect_uri: origin,
      code: MADE_UP,
      code_verifier: MADE_UP.padEnd(43, '.'),
      refresh_token: MADE_UP,
    }),
  });

const errorOf = ({ text }: Answer): string => textOf(parseJson(text).error);

/** The tenant knows the application, and asks it for no secret. */
export const application = (tenant: TenantSubject, domain: Check) =>
  check({
    name: 'Application',
    needs: [domain],
    ask: (ask) => redeem(ask, tenant, 'authorization_code'),
    verdict: (answer) => applicationVerdict(answer, tenant.clientId),
  });

function applicationVerdict(answer: Answer, clientId: string): Verdict {
  const error = errorOf(answer);
  if (['invalid_grant', 'unauthorized_client'].includes(error)) {
    return right(`${clientId}, needs no secret`);
  }
  if (!['invalid_client', 'access_denied'].includes(error)) return meaningless(answer);
  return wrong(
    `${clientId} is not known, or needs a secret (${error})`,
    `${APPLICATION}: copy the Client ID. Application Type: Single Page Application; Credentials → Authentication Method: None.`,
  );
}

/** @see [Application grant types](https://auth0.com/docs/get-started/applications/application-grant-types) */
export const grant = (tenant: TenantSubject, known: Check, grantType: GrantType) =>
  check({
    name: `Grant Types: ${GRANT_NAMES[grantType]}`,
    needs: [known],
    ask: (ask) => redeem(ask, tenant, grantType),
    verdict: (answer) => grantVerdict(answer, grantType),
  });

function grantVerdict(answer: Answer, grantType: GrantType): Verdict {
  const error = errorOf(answer);
  if (error === 'invalid_grant') return right('allowed');
  if (error !== 'unauthorized_client') return meaningless(answer);
  return wrong(
    'not allowed for the application',
    `${APPLICATION} → Advanced Settings → Grant Types: tick ${GRANT_NAMES[grantType]}.`,
  );
}
