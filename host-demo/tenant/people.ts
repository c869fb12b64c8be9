/** Who lives in the tenant when it starts, in the shape in which the Management API shows a user. */

export type Metadata = Record<string, unknown>;

export interface Profile {
  email?: string;
  email_verified?: boolean;
  name?: string;
  nickname?: string;
  picture?: string;
  phone_number?: string;
  phone_verified?: boolean;
}

export interface Identity {
  connection: string;
  provider: string;
  /** GitHub's is a number, as in the real service. */
  user_id: string | number;
  isSocial: boolean;
  /** Only on secondary identities: the primary's profile is the user's own. */
  profileData?: Profile;
}

export interface User extends Profile {
  user_id: string;
  created_at: string;
  updated_at: string;
  identities: [Identity, ...Identity[]];
  user_metadata?: Metadata;
  blocked?: true;
}

const DATABASE = {
  connection: 'Username-Password-Authentication',
  provider: 'auth0',
  isSocial: false,
};
const SMS = { connection: 'sms', provider: 'sms', isSocial: false };
const ACME = { connection: 'acme', provider: 'samlp', isSocial: false };
const social = (name: string) => ({ connection: name, provider: name, isSocial: true });

const SEEDED_AT = '2024-05-02T08:30:00.000Z';

type Seed = Profile & Pick<User, 'identities' | 'user_metadata' | 'blocked'>;

export function seedPeople(): User[] {
  return SEEDS.map(toUser);
}

/** Every connection of the tenant; an authorization request for another one is refused. */
export function isConnection(name: string): boolean {
  return SEEDS.some(({ identities }) => identities.some(({ connection }) => connection === name));
}

function toUser(seed: Seed): User {
  const [primary] = seed.identities;
  return structuredClone({
    ...seed,
    user_id: `${primary.provider}|${primary.user_id}`,
    created_at: SEEDED_AT,
    updated_at: SEEDED_AT,
  });
}

/** A coloured disc with an initial, as a data URI: the demo fetches nothing from outside. */
function disc(initial: string, colour: string): string {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="20" fill="${colour}"/>` +
    `<text x="20" y="27" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">${initial}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const GRACE = {
  email: 'grace@example.com',
  email_verified: true,
  name: 'Grace',
  nickname: 'grace',
  picture: disc('G', '#7a3e9d'),
} satisfies Profile;

const SEEDS: Seed[] = [
  {
    email: 'ada@example.com',
    email_verified: true,
    name: 'Ada',
    nickname: 'ada',
    picture: disc('A', '#1f5fbf'),
    identities: [{ ...DATABASE, user_id: 'ada' }],
    user_metadata: { theme: 'dark', language: 'en', address: { city: 'London' } },
  },
  {
    email: 'ada.l@gmail.example',
    email_verified: true,
    name: 'Ada',
    nickname: 'ada.l',
    picture: disc('A', '#b3362b'),
    identities: [{ ...social('google-oauth2'), user_id: '108204' }],
    user_metadata: { theme: 'light', newsletter: true, address: { country: 'UK' } },
  },
  {
    email: 'ada@example.com',
    email_verified: true,
    name: 'Ada',
    nickname: 'ada',
    picture: disc('A', '#0a66c2'),
    identities: [{ ...social('linkedin'), user_id: 'ada' }],
  },
  {
    email: 'octo-ada@github.example',
    email_verified: true,
    name: 'octo-ada',
    nickname: 'octo-ada',
    picture: disc('O', '#24292f'),
    identities: [{ ...social('github'), user_id: 583231 }],
  },
  {
    email: 'eve@example.com',
    email_verified: false,
    name: 'Eve',
    nickname: 'eve',
    picture: disc('E', '#2d6a4f'),
    identities: [{ ...social('facebook'), user_id: 'eve' }],
  },
  {
    phone_number: '+44 7700 900123',
    phone_verified: true,
    name: '+44 7700 900123',
    picture: disc('S', '#5c5c5c'),
    identities: [{ ...SMS, user_id: '5f1' }],
  },
  {
    email: 'ada@acme.example',
    email_verified: true,
    name: 'Ada at Acme',
    nickname: 'ada',
    picture: disc('A', '#8a5a00'),
    identities: [{ ...ACME, user_id: 'acme|ada@acme.example' }],
  },
  {
    ...GRACE,
    identities: [
      { ...social('twitter'), user_id: 'grace' },
      { ...social('linkedin'), user_id: 'grace', profileData: GRACE },
    ],
  },
  {
    email: 'bob@example.com',
    email_verified: true,
    name: 'Bob',
    nickname: 'bob',
    picture: disc('B', '#0b7285'),
    identities: [{ ...social('google-oauth2'), user_id: 'bob%3A1' }],
  },
  {
    email: 'mallory@example.com',
    email_verified: true,
    name: 'Mallory',
    nickname: 'mallory',
    picture: disc('M', '#a61e4d'),
    identities: [{ ...social('google-oauth2'), user_id: 'mallory' }],
    blocked: true,
  },
];
