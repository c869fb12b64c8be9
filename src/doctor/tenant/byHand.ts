/** What nobody can see from outside. */

export interface ByHand {
  readonly name: string;
  /** Where it is in the dashboard, and what it should be. */
  readonly place: string;
}

export const BY_HAND: readonly ByHand[] = [
  {
    name: 'ID tokens signed with RS256',
    place:
      'Applications → your app → Settings → Advanced Settings → OAuth → JSON Web Token Signature Algorithm: RS256',
  },
  {
    name: 'Refresh Token Rotation',
    place:
      'Applications → your app → Settings → Refresh Token Rotation: on; in your code, useRefreshTokens: true',
  },
  {
    name: 'Offline access',
    place:
      'Applications → APIs → the API your users log in for → Settings → Allow Offline Access: on',
  },
  {
    name: 'User access to the Management API',
    place: 'Applications → APIs → Auth0 Management API → Application Access: your app, user access',
  },
  {
    name: 'Consent',
    place:
      'Applications → APIs → Auth0 Management API → Settings → Allow Skipping User Consent; never skipped on localhost',
  },
  {
    name: 'Verified e-mails',
    place:
      'Authentication → each connection that you offer: e-mails are verified; an unverified one is refused',
  },
  {
    name: 'Keys of your own',
    place:
      'Authentication → Social → each connection → Client ID and Secret: yours, not the development keys',
  },
  {
    name: 'Page for redirects',
    place:
      "Your host, unless login is 'popup': it serves callbackPath, mounts the module there, and its callback handling leaves that answer alone (isLinkCallback); in your code, cacheLocation: 'localstorage'",
  },
  {
    name: 'Post-login Action',
    place: 'Actions → Triggers → post-login: docs/post-login-action.js, deployed and in the flow',
  },
];
