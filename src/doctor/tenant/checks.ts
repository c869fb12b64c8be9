/** All that is asked about a tenant, in the order in which one thing rests on another. */
import type { Check } from '../check.ts';
import { callbackPage } from './callbackPage.ts';
import { callbackUrl } from './callbackUrls.ts';
import { managementApiCors, tokenEndpointCors } from './crossOrigin.ts';
import { discovery } from './discovery.ts';
import { connection, managementAudience } from './logins.ts';
import { logoutUrl } from './logoutUrls.ts';
import { signingKeys } from './signingKeys.ts';
import type { TenantSubject } from './subject.ts';
import { application, grant } from './tokenEndpoint.ts';
import { webOrigin } from './webOrigins.ts';

export function tenantChecks(tenant: TenantSubject): Check[] {
  const domain = discovery(tenant);
  const known = application(tenant, domain);
  const [first, ...others] = tenant.origins;
  const home = callbackUrl(tenant, known, first);
  return [
    domain,
    signingKeys(tenant, domain),
    known,
    grant(tenant, known, 'authorization_code'),
    grant(tenant, known, 'refresh_token'),
    ...pageChecks(tenant, known, home, first),
    ...others.flatMap((origin) =>
      pageChecks(tenant, known, callbackUrl(tenant, known, origin), origin),
    ),
    managementAudience(tenant, home),
    ...tenant.connections.map((name) => connection(tenant, home, name)),
  ];
}

/** What the pages of one origin need. */
function pageChecks(tenant: TenantSubject, known: Check, callback: Check, origin: string): Check[] {
  const { callbackPath, isByRedirect } = tenant;
  const url = origin + (callbackPath ?? '');
  return [
    callback,
    ...(callbackPath === null ? [] : [callbackUrl(tenant, known, url)]),
    ...(isByRedirect ? [callbackPage(url)] : []),
    webOrigin(tenant, callback, origin),
    tokenEndpointCors(tenant, known, origin),
    managementApiCors(tenant, known, origin),
    logoutUrl(tenant, known, origin),
  ];
}
