/** What a caller of the reference server sees, over accounts that sign in as a test wants them to. */
import { expect } from 'vitest';
import type { BackendOptions } from '../../host-demo/backend/options.ts';
import { openIssuer, openServer, openTenantOfBackend, PORTAL, type Claims } from './support.ts';

export const ADA = 'auth0|ada';
export const GOOGLE = 'google-oauth2|108204';
export const EVE = 'facebook|eve';
export const ACME = 'samlp|acme|ada@acme.example';
export const GITHUB = 'github|583231';
export const BOB = 'google-oauth2|bob%3A1';

export interface LinkOptions {
  primary?: string;
  secondary?: string;
  primaryClaims?: Claims;
  secondaryClaims?: Claims;
  primaryIdToken?: string;
  secondaryIdToken?: string;
  caller?: Claims;
}

/** One tenant and one issuer for the tests of a file, and a server for each of them. */
export async function openCallers() {
  const [tenant, issuer] = await Promise.all([openTenantOfBackend(), openIssuer()]);
  const start = (options: Partial<BackendOptions> = {}) =>
    openServer(tenant, { issuer: issuer.issuer, ...options });
  let server = await start();
  const seen: string[] = [];

  /** With these options, in place of the one there is. */
  async function restart(options: Partial<BackendOptions> = {}) {
    await server.close();
    server = await start(options);
  }

  /** What a call ends with: its code, or `ok`. Every token that went in must stay in. */
  async function call(
    name: string,
    body: object,
    authorization?: string,
    origin = PORTAL,
  ): Promise<{ code: string; answer: unknown; status: number }> {
    const bearer = authorization ?? `Bearer ${await issuer.accessToken()}`;
    const response = await fetch(`${server.url}/${name}`, {
      method: 'POST',
      headers: { Authorization: bearer, 'Content-Type': 'application/json', Origin: origin },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    const tokens =
      JSON.stringify([bearer, body]).match(/[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/g) ?? [];
    seen.push(text, JSON.stringify(server.log));
    for (const token of tokens) expect(seen.join('\n')).not.toContain(token);
    const answer = (
      text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : null
    ) as unknown;
    const code = response.ok ? 'ok' : String((answer as { code?: string } | null)?.code);
    return { code, answer, status: response.status };
  }

  async function link(options: LinkOptions = {}) {
    const { primary = ADA, secondary = GOOGLE } = options;
    const request = {
      primaryId: primary,
      primaryIdToken:
        options.primaryIdToken ?? (await issuer.idToken(primary, options.primaryClaims)),
      secondaryId: secondary,
      secondaryIdToken:
        options.secondaryIdToken ?? (await issuer.idToken(secondary, options.secondaryClaims)),
    };
    return call('link', request, `Bearer ${await issuer.accessToken(options.caller)}`);
  }

  const unlink = async (primaryId: string, identityId: string) =>
    call(
      'unlink',
      { primaryId, primaryIdToken: await issuer.idToken(primaryId), identityId },
      `Bearer ${await issuer.accessToken({ sub: primaryId })}`,
    );

  const linkRequests = async () =>
    (await tenant.control.requests()).filter(({ route }) => route === 'link');

  /** Refused, and nothing has happened. */
  async function expectRefused(linking: Promise<{ code: string }>, code: string) {
    expect((await linking).code).toBe(code);
    expect(await linkRequests()).toEqual([]);
  }

  return {
    ...{ tenant, issuer, restart, call, link, unlink, linkRequests, expectRefused },
    server: () => server,
    async reset() {
      await tenant.control.reset();
      seen.length = 0;
      await restart();
    },
    close: () => Promise.all([server.close(), tenant.close(), issuer.close()]),
  };
}
