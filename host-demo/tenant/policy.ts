/** When a login page is shown and when a request is refused, where Auth0 differs from the default. */
import type { KoaContextWithOIDC } from 'oidc-provider';
import { authorizationFault } from './faultInjection.ts';
import { errors, interactionPolicy } from './oidcProvider.ts';
import { isConnection } from './people.ts';
import type { Settings } from './settings.ts';
import type { Tenant } from './tenant.ts';

const { Check, Prompt, base } = interactionPolicy;

export function createPolicy(tenant: Tenant) {
  const policy = base();
  policy.remove('consent'); // a first-party application: everything it may have is granted
  policy.add(requestPrompt(tenant), 0);
  const checks = policy.get('login')?.checks;
  checks?.forEach((check) => (check.description = 'Login required'));
  checks?.add(accountGone(), 0);
  policy.add(permissionPrompt(tenant));
  return policy;
}

/** Never prompts: the checks are where a request can be amended or refused. */
function requestPrompt({ settings }: Tenant) {
  return new Prompt(
    { name: 'request', requestable: false },
    new Check('fault', 'an injected fault', refuseInjected),
    new Check('connection', 'the connection was not found', refuseUnknownConnection),
    new Check('offline_access', 'Auth0 needs no prompt=consent', (ctx) =>
      restoreOfflineAccess(ctx, settings.get()),
    ),
  );
}

function refuseInjected(ctx: KoaContextWithOIDC): false {
  const fault = authorizationFault(ctx);
  if (fault?.error === undefined) return false;
  throw new errors.CustomOIDCProviderError(fault.error, fault.errorDescription ?? fault.error);
}

function refuseUnknownConnection({ oidc }: KoaContextWithOIDC): false {
  const connection = oidc.params?.connection;
  if (typeof connection !== 'string' || isConnection(connection)) return false;
  throw new errors.InvalidRequest('the connection was not found');
}

/** oidc-provider drops `offline_access` unless `prompt=consent`; the dialect kept it aside. */
function restoreOfflineAccess({ oidc }: KoaContextWithOIDC, settings: Settings): false {
  const { params } = oidc;
  if (params?.offline === undefined || !settings.grantRefreshTokens) return false;
  params.scope = `${typeof params.scope === 'string' ? params.scope : ''} offline_access`.trim();
  return false;
}

/** A session can outlive its user: linking removes the secondary. */
function accountGone() {
  return new Check(
    'account_gone',
    'Login required',
    'login_required',
    ({ oidc }) => oidc.session?.accountId !== undefined && oidc.account === undefined,
  );
}

function permissionPrompt({ settings, audience }: Tenant) {
  const asksSilently = ({ oidc }: KoaContextWithOIDC) =>
    oidc.promptPending('none') && oidc.params?.resource === audience;
  return new Prompt(
    { name: 'permission', requestable: false },
    new Check(
      'consent',
      'Consent required',
      'consent_required',
      (ctx) => settings.get().consentRequired && asksSilently(ctx),
    ),
    new Check(
      'mfa',
      'Multifactor authentication required',
      'mfa_required',
      (ctx) => settings.get().mfaRequired && asksSilently(ctx),
    ),
  );
}
