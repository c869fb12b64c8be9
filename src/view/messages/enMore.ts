import type { MoreMessages } from './types.ts';

const startOver = 'Start over and sign in with the account that you want to link.';

/** What English says besides: once somebody does something, or something fails. */
export const enMore: MoreMessages = {
  progress: 'Progress',
  steps: {
    authenticatingSecondary: 'Sign in',
    verifying: 'Verify',
    mergingMetadata: 'Merge',
    linking: 'Link',
  },
  finishSigningInHint: 'Sign in there with the account that you want to link to this one.',
  showWindow: 'Show the window',
  blockedTitle: 'The sign-in window was blocked',
  blockedHint: 'You can sign in here instead. Afterwards you come back to this page.',
  continueHere: 'Continue in this window',
  verifying: 'Checking both accounts…',
  confirmTitle: 'Link these accounts?',
  confirmHint: (who, primary) => `Afterwards, signing in with ${who} opens the account ${primary}.`,
  stays: 'Stays',
  joins: 'Will be linked',
  comesAlong: (names) => `These logins come along, because they are already linked: ${names}.`,
  settings: {
    kept: 'The settings of both are kept.',
    'keep-primary': 'Where they differ, those of the account that stays win:',
    'keep-secondary': 'Where they differ, those of the linked account win:',
    ask: 'Where they differ, you choose next:',
    discard: 'The settings of the linked account are lost.',
    custom: 'The settings of both are brought together.',
  },
  losesRest: (who) => `The separate account ${who} ends. Anything else stored in it will be lost.`,
  keepAsPrimary: 'Keep as primary',
  primaryWillChange: (who) => `You will have to sign in again, with ${who}.`,
  confirm: 'Link accounts',
  conflictsTitle: 'Choose what to keep',
  conflictsHint: 'The two accounts have different values here.',
  fromAccount: (who) => `From ${who}`,
  continue: 'Continue',
  merging: 'Bringing your settings together…',
  linking: 'Linking your accounts…',
  doneTitle: 'Accounts linked',
  doneHint: (who, primary) =>
    `You can now sign in with ${who} too. Both open the account ${primary}.`,
  done: 'Done',
  unlinkQuestion: (provider, who) => `Unlink ${provider} ${who}?`,
  unlinkHint: (who) =>
    `Signing in with ${who} will open a separate, empty account. Nothing is moved there.`,
  unlinkWarning:
    'None of the logins that stay has a verified e-mail or phone. You could lose access to your account.',
  keepLinked: 'Keep linked',
  unlinking: 'Unlinking…',
  unlinkUnknown:
    'This login may already be unlinked: the answer got lost. Trying again looks that up first.',
  close: 'Close',
  signInAgain: (who) => `Sign in again as ${who}`,
  signIn: 'Sign in again',
  signedInAgain: 'You are signed in again.',
  allowAccess: 'Allow access',
  concerns: {
    atRisk: (who) => ({
      what: 'Your session here may end, or switch to the other account',
      todo: `Another account has just signed in in this browser. Sign in again as ${who} to stay signed in.`,
    }),
    replaced: (who) => ({
      what: `Your account is ${who} now`,
      todo: 'The login that you were using was linked to it. Sign in again to go on.',
    }),
    switched: (who) => ({
      what: 'You are signed in as somebody else now',
      todo: `The account of this page is not ${who} any more, so linking has stopped.`,
    }),
  },
  leftover: (keys) =>
    `These settings may have been copied already and could not be taken back: ${keys}.`,
  outcomeUnknown:
    'Your accounts may already be linked: the answer got lost. Trying again looks that up first.',
  stillSeparate: 'Your accounts are still separate.',
  stillLinked: 'This login is still linked.',
  errors: {
    popup_blocked: {
      what: 'The sign-in window was blocked',
      meaning: 'Your browser did not let the window open.',
      todo: 'Allow pop-ups for this site, then try again.',
    },
    popup_closed: {
      what: 'The sign-in window was closed',
      meaning: 'You did not finish signing in, so nothing was linked.',
      todo: 'Try again and finish signing in.',
    },
    popup_timeout: {
      what: 'Signing in took too long',
      meaning: 'The window was open for five minutes without an answer. Nothing was linked.',
      todo: 'Try again.',
    },
    login_denied: {
      what: 'Signing in was refused',
      meaning:
        'The sign-in was declined, or that account may not be used here. Nothing was linked.',
      todo: 'Try again, and allow access when you are asked.',
    },
    login_failed: {
      what: 'Signing in did not work',
      meaning: 'The sign-in service reported a problem. Nothing was linked.',
      todo: 'Try again in a moment.',
    },
    stale_login: {
      what: 'That login was not fresh',
      meaning: 'For your safety, you need to sign in to the other account again, right now.',
      todo: 'Start over and type the other account’s password when you are asked.',
    },
    token_mismatch: {
      what: 'The login could not be verified',
      meaning: 'What came back was not meant for this site. Nothing was linked.',
      todo: 'Start over. If it happens again, tell the people who run this site.',
    },
    wrong_connection: ({ expected, actual }) => ({
      what: 'That was a different kind of account',
      meaning: `You chose ${expected}, but signed in through ${actual}. Nothing was linked.`,
      todo: startOver,
    }),
    same_account: ({ who }) => ({
      what: 'That is the account you are already using',
      meaning: `You signed in as ${who} again, so there is nothing to link.`,
      todo: startOver,
    }),
    already_linked: ({ who }) => ({
      what: 'That account is already linked',
      meaning: `${who} already opens this account.`,
      todo: 'There is nothing to do. Start over to link a different one.',
    }),
    email_unverified: ({ side, email }) => ({
      what: email === null ? 'That account has no verified contact' : `${email} is not verified`,
      meaning:
        side === 'primary'
          ? 'Your own account’s address has to be verified before another one can be linked to it.'
          : 'Only accounts whose owner is known for certain can be linked.',
      todo: 'Open the verification message that you were sent, then start over.',
    }),
    secondary_not_allowed: {
      what: 'This kind of account cannot be linked to another',
      meaning: 'It is managed by an organisation and has to stay an account of its own.',
      todo: 'Sign in with it first and link your other accounts to it, or choose another account.',
    },
    session_switched: {
      what: 'You are signed in as somebody else now',
      meaning: 'The account of this page changed while you were linking. Nothing more was done.',
      todo: 'Sign in again as the person you want to be, then start over.',
    },
    not_signed_in: {
      what: 'You are not signed in any more',
      meaning: 'Your session on this site has ended.',
      todo: 'Sign in again.',
    },
    consent_required: {
      what: 'This site needs your permission first',
      meaning: 'You have not allowed it to manage your linked accounts yet.',
      todo: 'Sign in again and allow access when you are asked.',
    },
    mfa_required: {
      what: 'A second factor is needed',
      meaning: 'Managing your linked accounts asks for one more proof that it is you.',
      todo: 'Sign in again with your second factor.',
    },
    insufficient_scope: {
      what: 'This site may not manage your linked accounts',
      meaning: 'The permission to do so was not granted to it.',
      todo: 'Sign in again. If it happens again, tell the people who run this site.',
    },
    unauthorized: {
      what: 'Your permission has run out',
      meaning: 'The sign-in service no longer accepts this page’s access to your account.',
      todo: 'Start over.',
    },
    account_gone: {
      what: 'One of the accounts is gone',
      meaning: 'It was linked to another account in the meantime, or deleted.',
      todo: 'Start over to see how things are now.',
    },
    link_conflict: {
      what: 'That account is already linked',
      meaning: 'It belongs to this or to another account already, so it was not linked.',
      todo: 'Start over to see how things are now.',
    },
    link_rejected: {
      what: 'The accounts could not be linked',
      meaning: 'The sign-in service refused to link them. Your accounts are still separate.',
      todo: startOver,
    },
    metadata_rejected: {
      what: 'Your settings could not be brought together',
      meaning: 'The other account holds a setting that cannot be stored. Nothing was linked.',
      todo: 'Start over. If it happens again, tell the people who run this site.',
    },
    rate_limited: ({ wait }) => ({
      what: 'Too many requests at once',
      meaning: 'The sign-in service asked us to slow down.',
      todo: `Wait ${wait ?? 'a moment'}, then try again.`,
    }),
    unlink_primary: {
      what: 'The primary login cannot be unlinked',
      meaning: 'It is the one that your account is built on.',
      todo: 'Choose another one.',
    },
  },
  unlinkErrors: {
    session_switched: {
      meaning: 'The account of this page has changed, so nothing was unlinked.',
      todo: 'Sign in again as the person you want to be.',
    },
    unauthorized: {
      todo: 'Close this, then unlink it once more.',
    },
    account_gone: {
      what: 'Your account was not found',
      todo: 'Sign in again with the account that you kept.',
    },
    link_conflict: {
      what: 'That login could not be unlinked',
      meaning: 'The sign-in service refused it. This login is still linked.',
      todo: 'Close this to see how things are now.',
    },
    configuration: {
      what: 'Unlinking is not set up correctly',
      meaning: 'This is a mistake of the site, not yours. Nothing was unlinked.',
    },
  },
};
