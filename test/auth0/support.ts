/** The adapter's parts over a running stand-in tenant, and tokens made for the purpose. */
import type { Auth0Client } from '@auth0/auth0-spa-js';
import { UnsecuredJWT } from 'jose';
import { createAccounts } from '../../src/auth0/accounts.ts';
import { createManagementApi } from '../../src/auth0/managementApi.ts';
import { accessTokenClaims, tenantOf } from '../../src/auth0/tenant.ts';
import { createTokenVault } from '../../src/auth0/tokenVault.ts';
import { isLinkAccountsError, type AnyLinkAccountsError, type Side } from '../../src/errors.ts';
import type { SignInOptions } from '../harness/signIn.ts';
import { openTenant } from '../tenant/support.ts';

export const CLIENT_ID = 'link-accounts-demo';

/** As much of a host's client as says where its tenant is. */
export const clientOf = (domain: string): Auth0Client => {
  const client: Pick<Auth0Client, 'getConfiguration'> = {
    getConfiguration: () => ({ domain, clientId: CLIENT_ID }),
  };
  return client as Auth0Client;
};

export type OpenApi = Awaited<ReturnType<typeof openApi>>;

/** A tenant, the Management API port over it, and people whose tokens are kept. */
export async function openApi() {
  const tenant = await openTenant();
  const tokens: string[] = [];

  return {
    tenant,
    /** The port as of now, with nobody's tokens; `at` is what its clock says. */
    connect(at: () => Date = () => new Date()) {
      const vault = createTokenVault();
      const dependencies = { tenant: tenantOf(clientOf(tenant.url)), vault, now: at };
      const keep = async (side: Side, person: string, options: Partial<SignInOptions> = {}) => {
        const { idToken, accessToken } = await tenant.signIn(person, options);
        const claims = accessTokenClaims(accessToken);
        vault.keep(side, { userId: claims.userId, idToken, management: { accessToken, claims } });
        tokens.push(idToken, accessToken);
        return claims.userId;
      };
      return { api: createAccounts(createManagementApi(dependencies), vault), vault, keep };
    },
    /** Every token that was handed out. */
    tokens: (): readonly string[] => tokens,
  };
}

/** A JWT that says this and is signed by nobody: what only reads it cannot tell the difference. */
export const tokenSaying = (claims: Record<string, unknown>): string =>
  new UnsecuredJWT(claims).encode();

/** What a call was refused with. */
export async function refusalOf(call: Promise<unknown>): Promise<AnyLinkAccountsError> {
  try {
    await call;
  } catch (thrown) {
    if (isLinkAccountsError(thrown)) return thrown;
    throw thrown;
  }
  throw new Error('The call went through.');
}

/** All that anybody could log of an error. */
export const everythingSaidBy = (error: AnyLinkAccountsError): string =>
  [error.message, error.stack, JSON.stringify(error), String(error)].join('\n');
