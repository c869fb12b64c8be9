import type { Messages } from './types.ts';

const startOver = 'Empieza de nuevo e inicia sesión con la cuenta que quieres vincular.';

const tellTheSite =
  'Empieza de nuevo. Si vuelve a ocurrir, avisa a los responsables de este sitio.';

export const es: Messages = {
  language: 'es',
  providers: { auth0: 'Contraseña', email: 'Correo electrónico', sms: 'Teléfono' },
  linkedAccounts: 'Cuentas vinculadas',
  primary: 'Principal',
  link: (label) => `Vincular ${label}`,
  linkAnother: 'Vincular otra cuenta',
  onlyOne: 'Vincula otra cuenta y podrás iniciar sesión con cualquiera de las dos.',
  progress: 'Progreso',
  steps: {
    authenticatingSecondary: 'Inicio de sesión',
    verifying: 'Comprobación',
    mergingMetadata: 'Combinación',
    linking: 'Vinculación',
  },
  finishSigningIn: 'Termina de iniciar sesión en la otra ventana',
  finishSigningInHint: 'Inicia sesión allí con la cuenta que quieres vincular a esta.',
  showWindow: 'Mostrar la ventana',
  cancel: 'Cancelar',
  blockedTitle: 'Se ha bloqueado la ventana de inicio de sesión',
  blockedHint: 'También puedes iniciar sesión aquí. Después volverás a esta página.',
  continueHere: 'Continuar en esta ventana',
  leaving: 'Te llevamos a la página de inicio de sesión…',
  returning: 'Terminando de iniciar sesión…',
  verifying: 'Comprobando las dos cuentas…',
  confirmTitle: '¿Vincular estas cuentas?',
  confirmHint: (who, primary) =>
    `A partir de entonces, al iniciar sesión con ${who} se abrirá la cuenta ${primary}.`,
  stays: 'Se mantiene',
  joins: 'Se vinculará',
  comesAlong: (names) =>
    `Estos inicios de sesión también se incluyen, porque ya están vinculados: ${names}.`,
  settings: {
    kept: 'Se conservan los ajustes de las dos cuentas.',
    'keep-primary': 'Donde difieren, prevalecen los de la cuenta que se mantiene:',
    'keep-secondary': 'Donde difieren, prevalecen los de la cuenta vinculada:',
    ask: 'Donde difieren, podrás elegir en el siguiente paso:',
    discard: 'Los ajustes de la cuenta vinculada se perderán.',
    custom: 'Los ajustes de las dos cuentas se combinarán.',
  },
  losesRest: (who) =>
    `La cuenta independiente ${who} dejará de existir. Todo lo demás que tenga guardado se perderá.`,
  keepAsPrimary: 'Mantener como cuenta principal',
  primaryWillChange: (who) => `Tendrás que volver a iniciar sesión, con ${who}.`,
  confirm: 'Vincular cuentas',
  conflictsTitle: 'Elige qué quieres conservar',
  conflictsHint: 'Aquí las dos cuentas tienen valores distintos.',
  fromAccount: (who) => `De ${who}`,
  continue: 'Continuar',
  merging: 'Combinando tus ajustes…',
  linking: 'Vinculando tus cuentas…',
  doneTitle: 'Tus cuentas están vinculadas',
  doneHint: (who, primary) =>
    `Ahora también puedes iniciar sesión con ${who}. De las dos formas se abre la cuenta ${primary}.`,
  done: 'Listo',
  linkedOn: (date) => `Vinculada el ${date}`,
  unlink: 'Desvincular',
  unlinkThis: (provider, who) => `Desvincular ${provider} ${who}`,
  unlinkQuestion: (provider, who) => `¿Desvincular ${provider} ${who}?`,
  unlinkHint: (who) =>
    `Al iniciar sesión con ${who} se abrirá una cuenta aparte y vacía. No se traslada nada a ella.`,
  unlinkWarning:
    'Ninguno de los inicios de sesión que quedan tiene un correo electrónico o un teléfono verificado. Podrías perder el acceso a tu cuenta.',
  keepLinked: 'Mantener vinculada',
  unlinking: 'Desvinculando…',
  unlinked: (who) => `Se ha desvinculado ${who}.`,
  unlinkUnknown:
    'Puede que este inicio de sesión ya se haya desvinculado: la respuesta se perdió. Al reintentarlo, eso se comprueba primero.',
  close: 'Cerrar',
  slowDown: (wait) =>
    `El servicio de inicio de sesión nos pide ir más despacio. Continuaremos en ${wait}.`,
  signInAgain: (who) => `Volver a iniciar sesión como ${who}`,
  signIn: 'Volver a iniciar sesión',
  signedInAgain: 'Has vuelto a iniciar sesión.',
  allowAccess: 'Permitir el acceso',
  concerns: {
    atRisk: (who) => ({
      what: 'Puede que tu sesión termine o pase a la otra cuenta',
      todo: `Acaba de iniciar sesión otra cuenta en este navegador. Vuelve a iniciar sesión como ${who} para no perder la tuya.`,
    }),
    replaced: (who) => ({
      what: `Tu cuenta ahora es ${who}`,
      todo: 'El inicio de sesión que usabas se ha vinculado a ella. Vuelve a iniciar sesión para continuar.',
    }),
    switched: (who) => ({
      what: 'Ahora la sesión es de otra persona',
      todo: `La cuenta de esta página ya no es ${who}, así que hemos detenido la vinculación.`,
    }),
  },
  offline: 'No tienes conexión. Para vincular y desvincular hace falta una.',
  loading: 'Cargando tus cuentas vinculadas…',
  tryAgain: 'Reintentar',
  startOver: 'Empezar de nuevo',
  leftover: (keys) =>
    `Puede que estos ajustes ya se hayan copiado y no se han podido revertir: ${keys}.`,
  outcomeUnknown:
    'Puede que tus cuentas ya estén vinculadas: la respuesta se perdió. Al reintentarlo, eso se comprueba primero.',
  stillSeparate: 'Siguen siendo dos cuentas distintas.',
  stillLinked: 'Este inicio de sesión sigue vinculado.',
  errors: {
    popup_blocked: {
      what: 'Se ha bloqueado la ventana de inicio de sesión',
      meaning: 'Tu navegador no ha permitido que se abriera la ventana.',
      todo: 'Permite las ventanas emergentes en este sitio y vuelve a intentarlo.',
    },
    popup_closed: {
      what: 'Se ha cerrado la ventana de inicio de sesión',
      meaning: 'No has terminado de iniciar sesión, así que no se ha vinculado nada.',
      todo: 'Vuelve a intentarlo y termina de iniciar sesión.',
    },
    popup_timeout: {
      what: 'El inicio de sesión ha tardado demasiado',
      meaning: 'La ventana ha estado abierta cinco minutos sin respuesta. No se ha vinculado nada.',
      todo: 'Vuelve a intentarlo.',
    },
    login_denied: {
      what: 'Se ha rechazado el inicio de sesión',
      meaning:
        'No se ha dado permiso, o esa cuenta no se puede usar aquí. No se ha vinculado nada.',
      todo: 'Vuelve a intentarlo y permite el acceso cuando se te pida.',
    },
    login_failed: {
      what: 'No se ha podido iniciar sesión',
      meaning:
        'El servicio de inicio de sesión ha comunicado un problema. No se ha vinculado nada.',
      todo: 'Vuelve a intentarlo en un momento.',
    },
    stale_login: {
      what: 'Ese inicio de sesión no es reciente',
      meaning: 'Por tu seguridad, tienes que iniciar sesión de nuevo en la otra cuenta, ahora.',
      todo: 'Empieza de nuevo y escribe la contraseña de la otra cuenta cuando se te pida.',
    },
    token_mismatch: {
      what: 'No se ha podido verificar el inicio de sesión',
      meaning: 'La respuesta recibida no era para este sitio. No se ha vinculado nada.',
      todo: tellTheSite,
    },
    wrong_connection: ({ expected, actual }) => ({
      what: 'Era otro tipo de cuenta',
      meaning: `Has elegido ${expected}, pero has iniciado sesión con ${actual}. No se ha vinculado nada.`,
      todo: startOver,
    }),
    same_account: ({ who }) => ({
      what: 'Es la cuenta que ya estás usando',
      meaning: `Has vuelto a iniciar sesión como ${who}, así que no hay nada que vincular.`,
      todo: startOver,
    }),
    already_linked: ({ who }) => ({
      what: 'Esa cuenta ya está vinculada',
      meaning: `${who} ya abre esta cuenta.`,
      todo: 'No tienes que hacer nada. Empieza de nuevo si quieres vincular otra.',
    }),
    email_unverified: ({ side, email }) => ({
      what:
        email === null
          ? 'Esa cuenta no tiene ningún contacto verificado'
          : `${email} no está verificado`,
      meaning:
        side === 'primary'
          ? 'Para poder vincular otra cuenta, primero tienes que verificar la dirección de la tuya.'
          : 'Solo se pueden vincular cuentas cuyo titular se conoce con certeza.',
      todo: 'Abre el mensaje de verificación que recibiste y después empieza de nuevo.',
    }),
    secondary_not_allowed: {
      what: 'Este tipo de cuenta no se puede vincular a otra',
      meaning: 'La gestiona una organización y tiene que seguir siendo independiente.',
      todo: 'Inicia sesión primero con ella y vincúlale tus otras cuentas, o elige una cuenta distinta.',
    },
    session_switched: {
      what: 'Ahora la sesión es de otra persona',
      meaning:
        'La cuenta de esta página ha cambiado durante la vinculación. No se ha hecho nada más.',
      todo: 'Vuelve a iniciar sesión con la cuenta que quieras usar y después empieza de nuevo.',
    },
    not_signed_in: {
      what: 'Ya no tienes la sesión iniciada',
      meaning: 'Tu sesión en este sitio ha terminado.',
      todo: 'Vuelve a iniciar sesión.',
    },
    consent_required: {
      what: 'Este sitio necesita antes tu permiso',
      meaning: 'Todavía no le has permitido gestionar tus cuentas vinculadas.',
      todo: 'Vuelve a iniciar sesión y permite el acceso cuando se te pida.',
    },
    mfa_required: {
      what: 'Hace falta un segundo factor',
      meaning:
        'Para gestionar tus cuentas vinculadas, tienes que demostrar una vez más que eres tú.',
      todo: 'Vuelve a iniciar sesión con tu segundo factor.',
    },
    insufficient_scope: {
      what: 'Este sitio no puede gestionar tus cuentas vinculadas',
      meaning: 'No se le ha concedido permiso para hacerlo.',
      todo: 'Vuelve a iniciar sesión. Si vuelve a ocurrir, avisa a los responsables de este sitio.',
    },
    unauthorized: {
      what: 'Tu permiso ha caducado',
      meaning: 'El servicio de inicio de sesión ya no acepta que esta página acceda a tu cuenta.',
      todo: 'Empieza de nuevo.',
    },
    account_gone: {
      what: 'Una de las cuentas ya no existe',
      meaning: 'Mientras tanto se ha vinculado a otra cuenta o se ha eliminado.',
      todo: 'Empieza de nuevo para ver cómo está todo ahora.',
    },
    link_conflict: {
      what: 'Esa cuenta ya está vinculada',
      meaning: 'Ya pertenece a esta cuenta o a otra, así que no se ha vinculado.',
      todo: 'Empieza de nuevo para ver cómo está todo ahora.',
    },
    link_rejected: {
      what: 'No se han podido vincular las cuentas',
      meaning:
        'El servicio de inicio de sesión lo ha rechazado. Siguen siendo dos cuentas distintas.',
      todo: startOver,
    },
    metadata_rejected: {
      what: 'No se han podido combinar tus ajustes',
      meaning: 'La otra cuenta tiene un ajuste que no se puede guardar. No se ha vinculado nada.',
      todo: tellTheSite,
    },
    rate_limited: ({ wait }) => ({
      what: 'Demasiadas solicitudes a la vez',
      meaning: 'El servicio de inicio de sesión nos pide ir más despacio.',
      todo: `Espera ${wait ?? 'un momento'} y vuelve a intentarlo.`,
    }),
    network: {
      what: 'Se ha perdido la conexión',
      meaning: 'El servicio de inicio de sesión no está disponible o no ha respondido a tiempo.',
      todo: 'Comprueba tu conexión y vuelve a intentarlo.',
    },
    server: {
      what: 'El servicio de inicio de sesión tiene un problema',
      meaning: 'Ha respondido con un error.',
      todo: 'Vuelve a intentarlo en un momento.',
    },
    unlink_primary: {
      what: 'El inicio de sesión principal no se puede desvincular',
      meaning: 'Es la base de tu cuenta.',
      todo: 'Elige otro.',
    },
    configuration: {
      what: 'La vinculación no está bien configurada',
      meaning: 'Es un error de este sitio, no tuyo.',
      todo: 'Avisa a los responsables de este sitio.',
    },
  },
  unlinkErrors: {
    session_switched: {
      meaning: 'La cuenta de esta página ha cambiado, así que no se ha desvinculado nada.',
      todo: 'Vuelve a iniciar sesión con la cuenta que quieras usar.',
    },
    unauthorized: {
      todo: 'Cierra este aviso y vuelve a desvincularlo.',
    },
    account_gone: {
      what: 'No se ha encontrado tu cuenta',
      todo: 'Vuelve a iniciar sesión con la cuenta que conservaste.',
    },
    link_conflict: {
      what: 'No se ha podido desvincular ese inicio de sesión',
      meaning:
        'El servicio de inicio de sesión lo ha rechazado. Este inicio de sesión sigue vinculado.',
      todo: 'Cierra este aviso para ver cómo está todo ahora.',
    },
    configuration: {
      what: 'La desvinculación no está bien configurada',
      meaning: 'Es un error de este sitio, no tuyo. No se ha desvinculado nada.',
    },
  },
};
