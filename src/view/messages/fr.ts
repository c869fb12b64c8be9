import type { Messages } from './types.ts';

const startOver = 'Recommencez et connectez-vous avec le compte que vous souhaitez associer.';

const tellTheSite = 'Recommencez. Si cela se reproduit, prévenez les responsables de ce site.';

export const fr: Messages = {
  language: 'fr',
  providers: { auth0: 'Mot de passe', email: 'E-mail', sms: 'Téléphone' },
  linkedAccounts: 'Comptes associés',
  primary: 'Principal',
  link: (label) => `Associer ${label}`,
  linkAnother: 'Associer un autre compte',
  onlyOne: 'Associez un autre compte et connectez-vous avec l’un ou l’autre.',
  progress: 'Progression',
  steps: {
    authenticatingSecondary: 'Connexion',
    verifying: 'Vérification',
    mergingMetadata: 'Fusion',
    linking: 'Association',
  },
  finishSigningIn: 'Terminez la connexion dans l’autre fenêtre',
  finishSigningInHint: 'Connectez-vous-y avec le compte que vous souhaitez associer à celui-ci.',
  showWindow: 'Afficher la fenêtre',
  cancel: 'Annuler',
  blockedTitle: 'La fenêtre de connexion a été bloquée',
  blockedHint: 'Vous pouvez vous connecter ici à la place. Vous reviendrez ensuite sur cette page.',
  continueHere: 'Continuer dans cette fenêtre',
  leaving: 'Redirection vers la page de connexion…',
  returning: 'Finalisation de votre connexion…',
  verifying: 'Vérification des deux comptes…',
  confirmTitle: 'Associer ces comptes\u00a0?',
  confirmHint: (who, primary) =>
    `Ensuite, en vous connectant avec ${who}, vous ouvrirez le compte ${primary}.`,
  stays: 'Conservé',
  joins: 'Sera associé',
  comesAlong: (names) => `Ces identifiants suivront, car ils sont déjà associés\u00a0: ${names}.`,
  settings: {
    kept: 'Les réglages des deux comptes sont conservés.',
    'keep-primary': 'Là où ils diffèrent, ceux du compte conservé l’emportent\u00a0:',
    'keep-secondary': 'Là où ils diffèrent, ceux du compte associé l’emportent\u00a0:',
    ask: 'Là où ils diffèrent, vous choisirez à l’étape suivante\u00a0:',
    discard: 'Les réglages du compte associé seront perdus.',
    custom: 'Les réglages des deux comptes seront réunis.',
  },
  losesRest: (who) =>
    `Le compte séparé ${who} disparaît. Tout ce qu’il contient d’autre sera perdu.`,
  keepAsPrimary: 'Conserver comme compte principal',
  primaryWillChange: (who) => `Vous devrez vous reconnecter, avec ${who}.`,
  confirm: 'Associer les comptes',
  conflictsTitle: 'Choisissez ce que vous souhaitez garder',
  conflictsHint: 'Ici, les deux comptes ont des valeurs différentes.',
  fromAccount: (who) => `De ${who}`,
  continue: 'Continuer',
  merging: 'Vos réglages sont en cours de fusion…',
  linking: 'Vos comptes sont en cours d’association…',
  doneTitle: 'Vos comptes sont associés',
  doneHint: (who, primary) =>
    `Vous pouvez désormais aussi vous connecter avec ${who}. Les deux ouvrent le compte ${primary}.`,
  done: 'Terminé',
  linkedOn: (date) => `Associé le ${date}`,
  unlink: 'Dissocier',
  unlinkThis: (provider, who) => `Dissocier ${provider} ${who}`,
  unlinkQuestion: (provider, who) => `Dissocier ${provider} ${who}\u00a0?`,
  unlinkHint: (who) =>
    `En vous connectant avec ${who}, vous ouvrirez un compte séparé et vide. Rien n’y sera transféré.`,
  unlinkWarning:
    'Aucun des identifiants restants n’a d’adresse e-mail ni de numéro de téléphone vérifié. Vous pourriez perdre l’accès à votre compte.',
  keepLinked: 'Garder associé',
  unlinking: 'Dissociation en cours…',
  unlinked: (who) => `${who} n’est plus associé.`,
  unlinkUnknown:
    'Cet identifiant est peut-être déjà dissocié\u00a0: la réponse s’est perdue. Une nouvelle tentative commencera par le vérifier.',
  close: 'Fermer',
  slowDown: (wait) => `Le service de connexion demande de ralentir. Reprise dans ${wait}.`,
  signInAgain: (who) => `Se reconnecter avec ${who}`,
  signIn: 'Se reconnecter',
  signedInAgain: 'Vous êtes de nouveau connecté.',
  allowAccess: 'Autoriser l’accès',
  concerns: {
    atRisk: (who) => ({
      what: 'Votre session ici pourrait prendre fin, ou passer à l’autre compte',
      todo: `Un autre compte vient de se connecter dans ce navigateur. Reconnectez-vous avec ${who} pour garder votre session.`,
    }),
    replaced: (who) => ({
      what: `Votre compte est désormais ${who}`,
      todo: 'L’identifiant que vous utilisiez y a été associé. Reconnectez-vous pour continuer.',
    }),
    switched: (who) => ({
      what: 'Un autre compte est maintenant connecté',
      todo: `Le compte de cette page n’est plus ${who}\u00a0: l’association a donc été interrompue.`,
    }),
  },
  offline: 'Vous êtes hors ligne. Associer ou dissocier un compte demande une connexion.',
  loading: 'Chargement de vos comptes associés…',
  tryAgain: 'Réessayer',
  startOver: 'Recommencer',
  leftover: (keys) =>
    `Ces réglages ont peut-être déjà été copiés et n’ont pas pu être rétablis\u00a0: ${keys}.`,
  outcomeUnknown:
    'Vos comptes sont peut-être déjà associés\u00a0: la réponse s’est perdue. Une nouvelle tentative commencera par le vérifier.',
  stillSeparate: 'Vos comptes sont toujours séparés.',
  stillLinked: 'Cet identifiant est toujours associé.',
  errors: {
    popup_blocked: {
      what: 'La fenêtre de connexion a été bloquée',
      meaning: 'Votre navigateur n’a pas laissé la fenêtre s’ouvrir.',
      todo: 'Autorisez les fenêtres pop-up pour ce site, puis réessayez.',
    },
    popup_closed: {
      what: 'La fenêtre de connexion a été fermée',
      meaning: 'Vous n’avez pas terminé la connexion\u00a0: rien n’a été associé.',
      todo: 'Réessayez et allez au bout de la connexion.',
    },
    popup_timeout: {
      what: 'La connexion a pris trop de temps',
      meaning: 'La fenêtre est restée ouverte cinq minutes sans réponse. Rien n’a été associé.',
      todo: 'Réessayez.',
    },
    login_denied: {
      what: 'La connexion a été refusée',
      meaning:
        'L’accès n’a pas été accordé, ou ce compte ne peut pas être utilisé ici. Rien n’a été associé.',
      todo: 'Réessayez, et autorisez l’accès quand cela vous est demandé.',
    },
    login_failed: {
      what: 'La connexion n’a pas fonctionné',
      meaning: 'Le service de connexion a signalé un problème. Rien n’a été associé.',
      todo: 'Réessayez dans un instant.',
    },
    stale_login: {
      what: 'Cette connexion n’est pas assez récente',
      meaning:
        'Pour votre sécurité, vous devez vous connecter à nouveau à l’autre compte, maintenant.',
      todo: 'Recommencez et saisissez le mot de passe de l’autre compte quand il vous est demandé.',
    },
    token_mismatch: {
      what: 'La connexion n’a pas pu être vérifiée',
      meaning: 'La réponse reçue n’était pas destinée à ce site. Rien n’a été associé.',
      todo: tellTheSite,
    },
    wrong_connection: ({ expected, actual }) => ({
      what: 'C’était un autre type de compte',
      meaning: `Vous avez choisi ${expected}, mais vous vous êtes connecté par ${actual}. Rien n’a été associé.`,
      todo: startOver,
    }),
    same_account: ({ who }) => ({
      what: 'C’est le compte que vous utilisez déjà',
      meaning: `Vous vous êtes à nouveau connecté avec ${who}\u00a0: il n’y a rien à associer.`,
      todo: startOver,
    }),
    already_linked: ({ who }) => ({
      what: 'Ce compte est déjà associé',
      meaning: `${who} ouvre déjà ce compte.`,
      todo: 'Vous n’avez rien à faire. Recommencez pour en associer un autre.',
    }),
    email_unverified: ({ side, email }) => ({
      what:
        email === null
          ? 'Ce compte n’a aucune coordonnée vérifiée'
          : `${email} n’est pas une adresse vérifiée`,
      meaning:
        side === 'primary'
          ? 'L’adresse de votre propre compte doit être vérifiée avant qu’un autre puisse y être associé.'
          : 'Seuls les comptes dont on connaît le titulaire avec certitude peuvent être associés.',
      todo: 'Ouvrez le message de vérification que vous avez reçu, puis recommencez.',
    }),
    secondary_not_allowed: {
      what: 'Ce type de compte ne peut pas être associé à un autre',
      meaning: 'Il est géré par une organisation et doit rester un compte à part entière.',
      todo: 'Connectez-vous d’abord avec ce compte et associez-y vos autres comptes, ou choisissez un autre compte.',
    },
    session_switched: {
      what: 'Un autre compte est maintenant connecté',
      meaning: 'Le compte de cette page a changé pendant l’association. Rien d’autre n’a été fait.',
      todo: 'Reconnectez-vous avec le compte de votre choix, puis recommencez.',
    },
    not_signed_in: {
      what: 'Vous n’êtes plus connecté',
      meaning: 'Votre session sur ce site a pris fin.',
      todo: 'Reconnectez-vous.',
    },
    consent_required: {
      what: 'Ce site a d’abord besoin de votre autorisation',
      meaning: 'Vous ne l’avez pas encore autorisé à gérer vos comptes associés.',
      todo: 'Reconnectez-vous et autorisez l’accès quand cela vous est demandé.',
    },
    mfa_required: {
      what: 'Un second facteur est nécessaire',
      meaning:
        'Pour gérer vos comptes associés, vous devez prouver une fois de plus que c’est bien vous.',
      todo: 'Reconnectez-vous avec votre second facteur.',
    },
    insufficient_scope: {
      what: 'Ce site ne peut pas gérer vos comptes associés',
      meaning: 'Il n’en a pas reçu l’autorisation.',
      todo: 'Reconnectez-vous. Si cela se reproduit, prévenez les responsables de ce site.',
    },
    unauthorized: {
      what: 'Votre autorisation a expiré',
      meaning: 'Le service de connexion n’accepte plus que cette page accède à votre compte.',
      todo: 'Recommencez.',
    },
    account_gone: {
      what: 'L’un des comptes n’existe plus',
      meaning: 'Entre-temps, il a été associé à un autre compte ou supprimé.',
      todo: 'Recommencez pour voir où vous en êtes.',
    },
    link_conflict: {
      what: 'Ce compte est déjà associé',
      meaning: 'Il appartient déjà à ce compte ou à un autre\u00a0: il n’a donc pas été associé.',
      todo: 'Recommencez pour voir où vous en êtes.',
    },
    link_rejected: {
      what: 'Les comptes n’ont pas pu être associés',
      meaning:
        'Le service de connexion a refusé de les associer. Vos comptes sont toujours séparés.',
      todo: startOver,
    },
    metadata_rejected: {
      what: 'Vos réglages n’ont pas pu être réunis',
      meaning:
        'L’autre compte contient un réglage qui ne peut pas être enregistré. Rien n’a été associé.',
      todo: tellTheSite,
    },
    rate_limited: ({ wait }) => ({
      what: 'Trop de demandes à la fois',
      meaning: 'Le service de connexion demande de ralentir.',
      todo: `Attendez ${wait ?? 'un instant'}, puis réessayez.`,
    }),
    network: {
      what: 'La connexion au réseau a été interrompue',
      meaning: 'Le service de connexion est injoignable, ou n’a pas répondu à temps.',
      todo: 'Vérifiez votre connexion à Internet, puis réessayez.',
    },
    server: {
      what: 'Le service de connexion rencontre un problème',
      meaning: 'Il a répondu par une erreur.',
      todo: 'Réessayez dans un instant.',
    },
    unlink_primary: {
      what: 'L’identifiant principal ne peut pas être dissocié',
      meaning: 'C’est celui sur lequel repose votre compte.',
      todo: 'Choisissez-en un autre.',
    },
    configuration: {
      what: 'L’association de comptes est mal configurée',
      meaning: 'L’erreur vient de ce site, pas de vous.',
      todo: 'Prévenez les responsables de ce site.',
    },
  },
  unlinkErrors: {
    session_switched: {
      meaning: 'Le compte de cette page a changé\u00a0: rien n’a été dissocié.',
      todo: 'Reconnectez-vous avec le compte de votre choix.',
    },
    unauthorized: {
      todo: 'Fermez ce message, puis dissociez à nouveau cet identifiant.',
    },
    account_gone: {
      what: 'Votre compte est introuvable',
      todo: 'Reconnectez-vous avec le compte que vous avez conservé.',
    },
    link_conflict: {
      what: 'Cet identifiant n’a pas pu être dissocié',
      meaning: 'Le service de connexion a refusé. Cet identifiant est toujours associé.',
      todo: 'Fermez ce message pour voir où vous en êtes.',
    },
    configuration: {
      what: 'La dissociation de comptes est mal configurée',
      meaning: 'L’erreur vient de ce site, pas de vous. Rien n’a été dissocié.',
    },
  },
};
