/** Ada's account as the Management API would answer with it, of any size. */

const ADA = {
  provider: 'auth0',
  user_id: 'ada',
  connection: 'Username-Password-Authentication',
  isSocial: false,
};

export interface AccountSize {
  readonly identities?: number;
  /** Of `user_metadata`, about. */
  readonly metadataBytes?: number;
}

export function accountWith({ identities = 1, metadataBytes = 0 }: AccountSize) {
  return {
    user_id: 'auth0|ada',
    email: 'ada@example.com',
    email_verified: true,
    name: 'Ada Lovelace',
    identities: [ADA, ...Array.from({ length: identities - 1 }, (_, index) => linked(index))],
    user_metadata: metadataOf(metadataBytes, 'primary'),
  };
}

/** The account that comes back from the second login, with as much metadata of its own. */
export function secondaryWith({ metadataBytes = 0 }: AccountSize) {
  return {
    user_id: 'google-oauth2|108204',
    email: 'ada.l@gmail.example',
    email_verified: true,
    name: 'Ada L.',
    identities: [
      { provider: 'google-oauth2', user_id: '108204', connection: 'google-oauth2', isSocial: true },
    ],
    user_metadata: metadataOf(metadataBytes, 'secondary'),
  };
}

const linked = (index: number) => ({
  provider: 'github',
  user_id: 1_000_000 + index,
  connection: 'github',
  isSocial: true,
  profileData: {
    name: `octo-ada-${index}`,
    email: `octo-${index}@github.example`,
    email_verified: true,
  },
});

const BYTES_PER_KEY = 100;

/** Half of the keys are on both sides with different values, and have to be settled. */
function metadataOf(bytes: number, side: string): Record<string, unknown> {
  const keys = Array.from({ length: Math.round(bytes / BYTES_PER_KEY) }, (_, index) => {
    const key = index % 2 === 0 ? `both_${index}` : `${side}_${index}`;
    return [key, { value: `${side} `.padEnd(BYTES_PER_KEY - 40, 'x'), at: index }] as const;
  });
  return Object.fromEntries(keys);
}
