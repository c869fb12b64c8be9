import type { Messages } from './types.ts';

const startOver =
  'Beginnen Sie noch einmal und melden Sie sich mit dem Konto an, das Sie verknüpfen möchten.';

const tellTheSite =
  'Beginnen Sie noch einmal. Wenn es wieder geschieht, wenden Sie sich an die Betreiber dieser Website.';

export const de: Messages = {
  language: 'de',
  providers: { auth0: 'Passwort', email: 'E-Mail', sms: 'Telefon' },
  linkedAccounts: 'Verknüpfte Konten',
  primary: 'Hauptkonto',
  link: (label) => `${label} verknüpfen`,
  linkAnother: 'Weiteres Konto verknüpfen',
  onlyOne: 'Verknüpfen Sie ein weiteres Konto, dann können Sie sich mit beiden anmelden.',
  progress: 'Fortschritt',
  steps: {
    authenticatingSecondary: 'Anmelden',
    verifying: 'Prüfen',
    mergingMetadata: 'Zusammenführen',
    linking: 'Verknüpfen',
  },
  finishSigningIn: 'Schließen Sie die Anmeldung im anderen Fenster ab',
  finishSigningInHint:
    'Melden Sie sich dort mit dem Konto an, das Sie mit diesem verknüpfen möchten.',
  showWindow: 'Fenster zeigen',
  cancel: 'Abbrechen',
  blockedTitle: 'Das Anmeldefenster wurde blockiert',
  blockedHint:
    'Sie können sich stattdessen hier anmelden. Danach kommen Sie auf diese Seite zurück.',
  continueHere: 'In diesem Fenster fortfahren',
  leaving: 'Sie werden zur Anmeldeseite weitergeleitet …',
  returning: 'Ihre Anmeldung wird abgeschlossen …',
  verifying: 'Beide Konten werden geprüft …',
  confirmTitle: 'Diese Konten verknüpfen?',
  confirmHint: (who, primary) =>
    `Wenn Sie sich danach mit ${who} anmelden, öffnet sich das Konto ${primary}.`,
  stays: 'Bleibt bestehen',
  joins: 'Wird verknüpft',
  comesAlong: (names) =>
    `Diese Anmeldungen werden mit übernommen, weil sie bereits verknüpft sind: ${names}.`,
  settings: {
    kept: 'Die Einstellungen beider Konten bleiben erhalten.',
    'keep-primary': 'Wo sie sich unterscheiden, gelten die des Kontos, das bestehen bleibt:',
    'keep-secondary': 'Wo sie sich unterscheiden, gelten die des verknüpften Kontos:',
    ask: 'Wo sie sich unterscheiden, wählen Sie im nächsten Schritt:',
    discard: 'Die Einstellungen des verknüpften Kontos gehen verloren.',
    custom: 'Die Einstellungen beider Konten werden zusammengeführt.',
  },
  losesRest: (who) =>
    `Das eigene Konto ${who} gibt es dann nicht mehr. Was sonst darin gespeichert ist, geht verloren.`,
  keepAsPrimary: 'Als Hauptkonto behalten',
  primaryWillChange: (who) => `Sie müssen sich danach neu anmelden, und zwar mit ${who}.`,
  confirm: 'Konten verknüpfen',
  conflictsTitle: 'Wählen Sie aus, was Sie behalten möchten',
  conflictsHint: 'Hier haben die beiden Konten verschiedene Werte.',
  fromAccount: (who) => `Von ${who}`,
  continue: 'Weiter',
  merging: 'Ihre Einstellungen werden zusammengeführt …',
  linking: 'Ihre Konten werden verknüpft …',
  doneTitle: 'Konten verknüpft',
  doneHint: (who, primary) =>
    `Sie können sich jetzt auch mit ${who} anmelden. Beide Anmeldungen öffnen das Konto ${primary}.`,
  done: 'Fertig',
  linkedOn: (date) => `Verknüpft am ${date}`,
  unlink: 'Trennen',
  unlinkThis: (provider, who) => `${provider} ${who} trennen`,
  unlinkQuestion: (provider, who) => `${provider} ${who} trennen?`,
  unlinkHint: (who) =>
    `Wenn Sie sich mit ${who} anmelden, öffnet sich dann ein eigenes, leeres Konto. Es wird nichts dorthin übertragen.`,
  unlinkWarning:
    'Keine der verbleibenden Anmeldungen hat eine bestätigte E-Mail-Adresse oder Telefonnummer. Sie könnten den Zugang zu Ihrem Konto verlieren.',
  keepLinked: 'Verknüpft lassen',
  unlinking: 'Die Verknüpfung wird getrennt …',
  unlinked: (who) => `${who} ist nicht mehr verknüpft.`,
  unlinkUnknown:
    'Diese Anmeldung ist vielleicht schon getrennt: Die Antwort ging verloren. Beim nächsten Versuch wird das zuerst geprüft.',
  close: 'Schließen',
  slowDown: (wait) => `Der Anmeldedienst bittet um etwas Geduld. Weiter geht es in ${wait}.`,
  signInAgain: (who) => `Erneut als ${who} anmelden`,
  signIn: 'Erneut anmelden',
  signedInAgain: 'Sie sind wieder angemeldet.',
  allowAccess: 'Zugriff erlauben',
  concerns: {
    atRisk: (who) => ({
      what: 'Ihre Sitzung hier könnte enden oder zum anderen Konto wechseln',
      todo: `In diesem Browser hat sich gerade ein anderes Konto angemeldet. Melden Sie sich erneut als ${who} an, um angemeldet zu bleiben.`,
    }),
    replaced: (who) => ({
      what: `Ihr Konto ist jetzt ${who}`,
      todo: 'Die Anmeldung, die Sie bisher verwendet haben, wurde damit verknüpft. Melden Sie sich erneut an, um fortzufahren.',
    }),
    switched: (who) => ({
      what: 'Sie sind jetzt als jemand anderes angemeldet',
      todo: `Das Konto dieser Seite ist nicht mehr ${who}. Das Verknüpfen wurde deshalb beendet.`,
    }),
  },
  offline: 'Sie sind offline. Zum Verknüpfen und Trennen braucht es eine Verbindung.',
  loading: 'Ihre verknüpften Konten werden geladen …',
  tryAgain: 'Erneut versuchen',
  startOver: 'Von vorn beginnen',
  leftover: (keys) =>
    `Diese Einstellungen wurden vielleicht schon übernommen und konnten nicht zurückgesetzt werden: ${keys}.`,
  outcomeUnknown:
    'Ihre Konten sind vielleicht schon verknüpft: Die Antwort ging verloren. Beim nächsten Versuch wird das zuerst geprüft.',
  stillSeparate: 'Es sind weiterhin zwei getrennte Konten.',
  stillLinked: 'Diese Anmeldung ist weiterhin verknüpft.',
  errors: {
    popup_blocked: {
      what: 'Das Anmeldefenster wurde blockiert',
      meaning: 'Ihr Browser hat das Fenster nicht geöffnet.',
      todo: 'Erlauben Sie Pop-ups für diese Website und versuchen Sie es dann erneut.',
    },
    popup_closed: {
      what: 'Das Anmeldefenster wurde geschlossen',
      meaning: 'Sie haben die Anmeldung nicht abgeschlossen. Es wurde nichts verknüpft.',
      todo: 'Versuchen Sie es erneut und schließen Sie die Anmeldung ab.',
    },
    popup_timeout: {
      what: 'Die Anmeldung hat zu lange gedauert',
      meaning:
        'Das Fenster war fünf Minuten lang ohne Antwort geöffnet. Es wurde nichts verknüpft.',
      todo: 'Versuchen Sie es erneut.',
    },
    login_denied: {
      what: 'Die Anmeldung wurde abgelehnt',
      meaning:
        'Die Anmeldung wurde nicht erlaubt, oder das Konto darf hier nicht verwendet werden. Es wurde nichts verknüpft.',
      todo: 'Versuchen Sie es erneut und erlauben Sie den Zugriff, wenn Sie danach gefragt werden.',
    },
    login_failed: {
      what: 'Die Anmeldung hat nicht funktioniert',
      meaning: 'Der Anmeldedienst hat ein Problem gemeldet. Es wurde nichts verknüpft.',
      todo: 'Versuchen Sie es gleich noch einmal.',
    },
    stale_login: {
      what: 'Diese Anmeldung ist nicht aktuell genug',
      meaning: 'Zu Ihrer Sicherheit müssen Sie sich beim anderen Konto jetzt noch einmal anmelden.',
      todo: 'Beginnen Sie noch einmal und geben Sie das Passwort des anderen Kontos ein, wenn Sie danach gefragt werden.',
    },
    token_mismatch: {
      what: 'Die Anmeldung konnte nicht überprüft werden',
      meaning: 'Die Antwort war nicht für diese Website bestimmt. Es wurde nichts verknüpft.',
      todo: tellTheSite,
    },
    wrong_connection: ({ expected, actual }) => ({
      what: 'Das war eine andere Art von Konto',
      meaning: `Sie haben ${expected} gewählt, sich aber über ${actual} angemeldet. Es wurde nichts verknüpft.`,
      todo: startOver,
    }),
    same_account: ({ who }) => ({
      what: 'Das ist das Konto, das Sie gerade verwenden',
      meaning: `Sie haben sich noch einmal als ${who} angemeldet. Es gibt also nichts zu verknüpfen.`,
      todo: startOver,
    }),
    already_linked: ({ who }) => ({
      what: 'Dieses Konto ist bereits verknüpft',
      meaning: `Mit ${who} öffnen Sie schon jetzt dieses Konto.`,
      todo: 'Sie müssen nichts tun. Wenn Sie ein anderes verknüpfen möchten, beginnen Sie noch einmal.',
    }),
    email_unverified: ({ side, email }) => ({
      what:
        email === null
          ? 'Dieses Konto hat keine bestätigten Kontaktdaten'
          : `${email} ist nicht bestätigt`,
      meaning:
        side === 'primary'
          ? 'Die Adresse Ihres eigenen Kontos muss bestätigt sein, bevor ein anderes damit verknüpft werden kann.'
          : 'Es können nur Konten verknüpft werden, bei denen sicher ist, wem sie gehören.',
      todo: 'Öffnen Sie die Bestätigungsnachricht, die Sie erhalten haben, und beginnen Sie dann noch einmal.',
    }),
    secondary_not_allowed: {
      what: 'Konten dieser Art können nicht mit einem anderen verknüpft werden',
      meaning: 'Das Konto wird von einer Organisation verwaltet und muss eigenständig bleiben.',
      todo: 'Melden Sie sich zuerst mit diesem Konto an und verknüpfen Sie Ihre anderen Konten damit, oder wählen Sie ein anderes Konto.',
    },
    session_switched: {
      what: 'Sie sind jetzt als jemand anderes angemeldet',
      meaning:
        'Das Konto dieser Seite hat sich während des Verknüpfens geändert. Danach wurde nichts mehr getan.',
      todo: 'Melden Sie sich mit dem gewünschten Konto erneut an und beginnen Sie dann noch einmal.',
    },
    not_signed_in: {
      what: 'Sie sind nicht mehr angemeldet',
      meaning: 'Ihre Sitzung auf dieser Website ist beendet.',
      todo: 'Melden Sie sich erneut an.',
    },
    consent_required: {
      what: 'Diese Website braucht zuerst Ihre Erlaubnis',
      meaning: 'Sie haben ihr noch nicht erlaubt, Ihre verknüpften Konten zu verwalten.',
      todo: 'Melden Sie sich erneut an und erlauben Sie den Zugriff, wenn Sie danach gefragt werden.',
    },
    mfa_required: {
      what: 'Ein zweiter Faktor ist nötig',
      meaning:
        'Um Ihre verknüpften Konten zu verwalten, müssen Sie noch einmal bestätigen, dass Sie es sind.',
      todo: 'Melden Sie sich mit Ihrem zweiten Faktor erneut an.',
    },
    insufficient_scope: {
      what: 'Diese Website darf Ihre verknüpften Konten nicht verwalten',
      meaning: 'Sie hat die Berechtigung dafür nicht erhalten.',
      todo: 'Melden Sie sich erneut an. Wenn es wieder geschieht, wenden Sie sich an die Betreiber dieser Website.',
    },
    unauthorized: {
      what: 'Ihre Berechtigung ist abgelaufen',
      meaning: 'Der Anmeldedienst akzeptiert den Zugriff dieser Seite auf Ihr Konto nicht mehr.',
      todo: 'Beginnen Sie noch einmal.',
    },
    account_gone: {
      what: 'Eines der Konten gibt es nicht mehr',
      meaning: 'Es wurde inzwischen mit einem anderen Konto verknüpft oder gelöscht.',
      todo: 'Beginnen Sie noch einmal, um den aktuellen Stand zu sehen.',
    },
    link_conflict: {
      what: 'Dieses Konto ist bereits verknüpft',
      meaning: 'Es gehört schon zu diesem oder zu einem anderen Konto und wurde nicht verknüpft.',
      todo: 'Beginnen Sie noch einmal, um den aktuellen Stand zu sehen.',
    },
    link_rejected: {
      what: 'Die Konten konnten nicht verknüpft werden',
      meaning: 'Der Anmeldedienst hat es abgelehnt. Es sind weiterhin zwei getrennte Konten.',
      todo: startOver,
    },
    metadata_rejected: {
      what: 'Ihre Einstellungen konnten nicht zusammengeführt werden',
      meaning:
        'Das andere Konto enthält eine Einstellung, die sich nicht speichern lässt. Es wurde nichts verknüpft.',
      todo: tellTheSite,
    },
    rate_limited: ({ wait }) => ({
      what: 'Zu viele Anfragen auf einmal',
      meaning: 'Der Anmeldedienst bittet um etwas Geduld.',
      todo: `Warten Sie ${wait ?? 'einen Moment'} und versuchen Sie es dann erneut.`,
    }),
    network: {
      what: 'Die Verbindung ist abgebrochen',
      meaning: 'Der Anmeldedienst war nicht erreichbar oder hat nicht rechtzeitig geantwortet.',
      todo: 'Prüfen Sie Ihre Internetverbindung und versuchen Sie es dann erneut.',
    },
    server: {
      what: 'Der Anmeldedienst hat ein Problem',
      meaning: 'Er hat mit einem Fehler geantwortet.',
      todo: 'Versuchen Sie es gleich noch einmal.',
    },
    unlink_primary: {
      what: 'Das Hauptkonto kann nicht getrennt werden',
      meaning: 'Ihr Konto baut auf dieser Anmeldung auf.',
      todo: 'Wählen Sie eine andere.',
    },
    configuration: {
      what: 'Das Verknüpfen ist nicht richtig eingerichtet',
      meaning: 'Der Fehler liegt bei dieser Website, nicht bei Ihnen.',
      todo: 'Wenden Sie sich an die Betreiber dieser Website.',
    },
  },
  unlinkErrors: {
    session_switched: {
      meaning: 'Das Konto dieser Seite hat sich geändert. Deshalb wurde nichts getrennt.',
      todo: 'Melden Sie sich mit dem gewünschten Konto erneut an.',
    },
    unauthorized: {
      todo: 'Schließen Sie diese Meldung und trennen Sie die Verknüpfung dann noch einmal.',
    },
    account_gone: {
      what: 'Ihr Konto wurde nicht gefunden',
      todo: 'Melden Sie sich mit dem Konto, das Sie behalten haben, erneut an.',
    },
    link_conflict: {
      what: 'Diese Anmeldung konnte nicht getrennt werden',
      meaning: 'Der Anmeldedienst hat es abgelehnt. Diese Anmeldung ist weiterhin verknüpft.',
      todo: 'Schließen Sie diese Meldung, um den aktuellen Stand zu sehen.',
    },
    configuration: {
      what: 'Das Trennen ist nicht richtig eingerichtet',
      meaning: 'Der Fehler liegt bei dieser Website, nicht bei Ihnen. Es wurde nichts getrennt.',
    },
  },
};
