import type { ListMessages } from './types.ts';

/** What English says before anything else is loaded. */
export const enList: ListMessages = {
  language: 'en',
  providers: { auth0: 'Password', email: 'E-mail', sms: 'Phone' },
  linkedAccounts: 'Linked accounts',
  primary: 'Primary',
  link: (label) => `Link ${label}`,
  linkAnother: 'Link another account',
  onlyOne: 'Link another account, and you can sign in with either.',
  finishSigningIn: 'Finish signing in in the other window',
  cancel: 'Cancel',
  leaving: 'Taking you to the sign-in page…',
  returning: 'Finishing your sign-in…',
  linkedOn: (date) => `Linked on ${date}`,
  unlink: 'Unlink',
  unlinkThis: (provider, who) => `Unlink ${provider} ${who}`,
  unlinked: (who) => `${who} is not linked any more.`,
  slowDown: (wait) => `The sign-in service asked us to slow down. Continuing in ${wait}.`,
  offline: 'You are offline. Linking and unlinking need a connection.',
  loading: 'Loading your linked accounts…',
  tryAgain: 'Try again',
  startOver: 'Start over',
  errors: {
    network: {
      what: 'The connection was lost',
      meaning: 'The sign-in service could not be reached, or did not answer in time.',
      todo: 'Check your connection, then try again.',
    },
    server: {
      what: 'The sign-in service has a problem',
      meaning: 'It answered with an error of its own.',
      todo: 'Try again in a moment.',
    },
    configuration: {
      what: 'Linking is not set up correctly',
      meaning: 'This is a mistake of the site, not yours.',
      todo: 'Tell the people who run this site.',
    },
  },
};
