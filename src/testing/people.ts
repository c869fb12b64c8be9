/** People as accounts, for tests that need no tenant. They are those of the demo. */
import type { Account, Identity, Metadata, Person } from '../domain/identity.ts';
import type { SecondaryLogin } from '../domain/verification.ts';

const NOBODY: Person = {
  name: null,
  email: null,
  emailVerified: false,
  phone: null,
  phoneVerified: false,
  picture: null,
};

const verified = (name: string, email: string): Person => ({
  ...NOBODY,
  name,
  email,
  emailVerified: true,
});

function identity(id: string, person: Person, connection?: string): Identity {
  const provider = id.slice(0, id.indexOf('|'));
  return { id, provider, connection: connection ?? provider, person };
}

function account(
  primary: Identity,
  metadata: Metadata = {},
  linked: readonly Identity[] = [],
): Account {
  return {
    id: primary.id,
    person: primary.person,
    identities: [primary, ...linked],
    metadata,
  };
}

const graceOnLinkedIn = identity('linkedin|grace', verified('Grace', 'grace@example.com'));

export const people = {
  ada: account(
    identity('auth0|ada', verified('Ada', 'ada@example.com'), 'Username-Password-Authentication'),
    { theme: 'dark', language: 'en', address: { city: 'London' } },
  ),
  adaGoogle: account(identity('google-oauth2|108204', verified('Ada', 'ada.l@gmail.example')), {
    theme: 'light',
    newsletter: true,
    address: { country: 'UK' },
  }),
  /** The same e-mail as Ada's own. */
  adaLinkedIn: account(identity('linkedin|ada', verified('Ada', 'ada@example.com'))),
  octoAda: account(identity('github|583231', verified('octo-ada', 'octo@example.com'))),
  eve: account(identity('facebook|eve', { ...NOBODY, name: 'Eve', email: 'eve@example.com' })),
  phone: account(identity('sms|5f1', { ...NOBODY, phone: '+44 7700 900123', phoneVerified: true })),
  adaAtAcme: account(
    identity('samlp|acme|ada@acme.example', verified('Ada', 'ada@acme.example'), 'acme'),
  ),
  grace: account(identity('twitter|grace', verified('Grace', 'grace@example.com')), {}, [
    graceOnLinkedIn,
  ]),
} satisfies Record<string, Account>;

export const EXPECTED = { issuer: 'https://tenant.example/', clientId: 'portal' };

/** A login as this account, just now, through its own connection. */
export function loginAs(
  { id, identities }: Account,
  changes: Partial<SecondaryLogin> = {},
): SecondaryLogin {
  const authTime = new Date('2026-01-01T12:00:00Z');
  return {
    userId: id,
    algorithm: 'RS256',
    issuer: EXPECTED.issuer,
    audience: [EXPECTED.clientId],
    authTime,
    issuedAt: new Date(authTime.getTime() + 2000),
    tookMs: 10_000,
    connection: identities[0]?.connection ?? null,
    ...changes,
  };
}

/** `ada`, as she is once these accounts are linked to her. */
export const linkedTo = (primary: Account, ...secondaries: readonly Account[]): Account => ({
  ...primary,
  identities: [primary, ...secondaries].flatMap(({ identities }) => identities),
});
