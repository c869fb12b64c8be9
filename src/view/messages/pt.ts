import type { Messages } from './types.ts';

const startOver = 'Comece de novo e entre com a conta que você quer vincular.';

const tellTheSite = 'Comece de novo. Se acontecer outra vez, avise os responsáveis por este site.';

export const pt: Messages = {
  language: 'pt',
  providers: { auth0: 'Senha', email: 'E-mail', sms: 'Telefone' },
  linkedAccounts: 'Contas vinculadas',
  primary: 'Principal',
  link: (label) => `Vincular ${label}`,
  linkAnother: 'Vincular outra conta',
  onlyOne: 'Vincule outra conta e entre com qualquer uma das duas.',
  progress: 'Progresso',
  steps: {
    authenticatingSecondary: 'Entrar',
    verifying: 'Verificar',
    mergingMetadata: 'Combinar',
    linking: 'Vincular',
  },
  finishSigningIn: 'Termine de entrar na outra janela',
  finishSigningInHint: 'Entre lá com a conta que você quer vincular a esta.',
  showWindow: 'Mostrar a janela',
  cancel: 'Cancelar',
  blockedTitle: 'A janela de login foi bloqueada',
  blockedHint: 'Em vez disso, você pode entrar por aqui. Depois, você volta a esta página.',
  continueHere: 'Continuar nesta janela',
  leaving: 'Levando você à página de login…',
  returning: 'Concluindo seu login…',
  verifying: 'Verificando as duas contas…',
  confirmTitle: 'Vincular estas contas?',
  confirmHint: (who, primary) => `Depois disso, quem entrar com ${who} abrirá a conta ${primary}.`,
  stays: 'Permanece',
  joins: 'Será vinculada',
  comesAlong: (names) => `Estes logins vêm junto, porque já estão vinculados: ${names}.`,
  settings: {
    kept: 'As configurações das duas contas são mantidas.',
    'keep-primary': 'Onde diferem, valem as da conta que permanece:',
    'keep-secondary': 'Onde diferem, valem as da conta vinculada:',
    ask: 'Onde diferem, você escolhe na próxima etapa:',
    discard: 'As configurações da conta vinculada serão perdidas.',
    custom: 'As configurações das duas contas serão combinadas.',
  },
  losesRest: (who) =>
    `A conta separada ${who} deixa de existir. O que mais estiver guardado nela será perdido.`,
  keepAsPrimary: 'Manter como conta principal',
  primaryWillChange: (who) => `Você terá que entrar de novo, com ${who}.`,
  confirm: 'Vincular contas',
  conflictsTitle: 'Escolha o que manter',
  conflictsHint: 'Aqui, as duas contas têm valores diferentes.',
  fromAccount: (who) => `De ${who}`,
  continue: 'Continuar',
  merging: 'Combinando suas configurações…',
  linking: 'Vinculando suas contas…',
  doneTitle: 'Suas contas estão vinculadas',
  doneHint: (who, primary) =>
    `Agora você também pode entrar com ${who}. Os dois logins abrem a conta ${primary}.`,
  done: 'Concluir',
  linkedOn: (date) => `Vinculada em ${date}`,
  unlink: 'Desvincular',
  unlinkThis: (provider, who) => `Desvincular ${provider} ${who}`,
  unlinkQuestion: (provider, who) => `Desvincular ${provider} ${who}?`,
  unlinkHint: (who) =>
    `Quem entrar com ${who} abrirá uma conta separada e vazia. Nada será transferido para ela.`,
  unlinkWarning:
    'Nenhum dos logins restantes tem e-mail ou telefone verificado. Você pode perder o acesso à sua conta.',
  keepLinked: 'Manter vinculada',
  unlinking: 'Desvinculando…',
  unlinked: (who) => `${who} foi desvinculado.`,
  unlinkUnknown:
    'Este login talvez já tenha sido desvinculado: a resposta se perdeu. Ao tentar de novo, isso é verificado primeiro.',
  close: 'Fechar',
  slowDown: (wait) => `O serviço de login pediu para ir mais devagar. Continuaremos em ${wait}.`,
  signInAgain: (who) => `Entrar de novo como ${who}`,
  signIn: 'Entrar de novo',
  signedInAgain: 'Você entrou de novo.',
  allowAccess: 'Permitir acesso',
  concerns: {
    atRisk: (who) => ({
      what: 'Sua sessão aqui pode terminar ou passar para a outra conta',
      todo: `Outra conta acabou de entrar neste navegador. Entre de novo como ${who} para manter sua sessão.`,
    }),
    replaced: (who) => ({
      what: `Agora sua conta é ${who}`,
      todo: 'O login que você estava usando foi vinculado a ela. Entre de novo para continuar.',
    }),
    switched: (who) => ({
      what: 'Agora a sessão é de outra pessoa',
      todo: `A conta desta página não é mais ${who}, por isso a vinculação foi interrompida.`,
    }),
  },
  offline: 'Você está off-line. Vincular e desvincular exige uma conexão.',
  loading: 'Carregando suas contas vinculadas…',
  tryAgain: 'Tentar de novo',
  startOver: 'Começar de novo',
  leftover: (keys) =>
    `Estas configurações talvez já tenham sido copiadas e não puderam ser desfeitas: ${keys}.`,
  outcomeUnknown:
    'Suas contas talvez já estejam vinculadas: a resposta se perdeu. Ao tentar de novo, isso é verificado primeiro.',
  stillSeparate: 'Suas contas continuam separadas.',
  stillLinked: 'Este login continua vinculado.',
  errors: {
    popup_blocked: {
      what: 'A janela de login foi bloqueada',
      meaning: 'Seu navegador não deixou a janela abrir.',
      todo: 'Permita pop-ups neste site e tente de novo.',
    },
    popup_closed: {
      what: 'A janela de login foi fechada',
      meaning: 'Você não terminou de entrar, por isso nada foi vinculado.',
      todo: 'Tente de novo e conclua o login.',
    },
    popup_timeout: {
      what: 'O login demorou demais',
      meaning: 'A janela ficou aberta por cinco minutos sem resposta. Nada foi vinculado.',
      todo: 'Tente de novo.',
    },
    login_denied: {
      what: 'O login foi recusado',
      meaning:
        'O acesso não foi permitido, ou essa conta não pode ser usada aqui. Nada foi vinculado.',
      todo: 'Tente de novo e permita o acesso quando isso for pedido.',
    },
    login_failed: {
      what: 'Não foi possível entrar',
      meaning: 'O serviço de login informou um problema. Nada foi vinculado.',
      todo: 'Tente de novo daqui a pouco.',
    },
    stale_login: {
      what: 'Esse login não é recente',
      meaning: 'Para sua segurança, você precisa entrar de novo na outra conta, agora.',
      todo: 'Comece de novo e digite a senha da outra conta quando ela for pedida.',
    },
    token_mismatch: {
      what: 'Não foi possível verificar o login',
      meaning: 'A resposta recebida não era para este site. Nada foi vinculado.',
      todo: tellTheSite,
    },
    wrong_connection: ({ expected, actual }) => ({
      what: 'Esse era outro tipo de conta',
      meaning: `Você escolheu ${expected}, mas entrou com ${actual}. Nada foi vinculado.`,
      todo: startOver,
    }),
    same_account: ({ who }) => ({
      what: 'Essa é a conta que você já está usando',
      meaning: `Você entrou como ${who} outra vez, por isso não há nada para vincular.`,
      todo: startOver,
    }),
    already_linked: ({ who }) => ({
      what: 'Essa conta já está vinculada',
      meaning: `${who} já abre esta conta.`,
      todo: 'Você não precisa fazer nada. Comece de novo para vincular outra.',
    }),
    email_unverified: ({ side, email }) => ({
      what:
        email === null
          ? 'Essa conta não tem nenhum contato verificado'
          : `${email} não foi verificado`,
      meaning:
        side === 'primary'
          ? 'O endereço da sua própria conta precisa ser verificado antes que outra possa ser vinculada a ela.'
          : 'Só podem ser vinculadas contas cujo dono é conhecido com certeza.',
      todo: 'Abra a mensagem de verificação que você recebeu e depois comece de novo.',
    }),
    secondary_not_allowed: {
      what: 'Esse tipo de conta não pode ser vinculado a outra',
      meaning: 'Ela é gerenciada por uma organização e precisa continuar separada.',
      todo: 'Entre primeiro com ela e vincule suas outras contas a ela, ou escolha outra conta.',
    },
    session_switched: {
      what: 'Agora a sessão é de outra pessoa',
      meaning: 'A conta desta página mudou durante a vinculação. Nada mais foi feito.',
      todo: 'Entre de novo com a conta que você quer usar e depois comece de novo.',
    },
    not_signed_in: {
      what: 'Você não está mais conectado',
      meaning: 'Sua sessão neste site terminou.',
      todo: 'Entre de novo.',
    },
    consent_required: {
      what: 'Este site precisa da sua permissão primeiro',
      meaning: 'Você ainda não permitiu que ele gerencie suas contas vinculadas.',
      todo: 'Entre de novo e permita o acesso quando isso for pedido.',
    },
    mfa_required: {
      what: 'É preciso um segundo fator',
      meaning:
        'Para gerenciar suas contas vinculadas, você precisa confirmar mais uma vez que é você.',
      todo: 'Entre de novo com seu segundo fator.',
    },
    insufficient_scope: {
      what: 'Este site não pode gerenciar suas contas vinculadas',
      meaning: 'Ele não recebeu permissão para isso.',
      todo: 'Entre de novo. Se acontecer outra vez, avise os responsáveis por este site.',
    },
    unauthorized: {
      what: 'Sua permissão expirou',
      meaning: 'O serviço de login não aceita mais o acesso desta página à sua conta.',
      todo: 'Comece de novo.',
    },
    account_gone: {
      what: 'Uma das contas não existe mais',
      meaning: 'Nesse meio-tempo, ela foi vinculada a outra conta ou excluída.',
      todo: 'Comece de novo para ver como está agora.',
    },
    link_conflict: {
      what: 'Essa conta já está vinculada',
      meaning: 'Ela já pertence a esta conta ou a outra, por isso não foi vinculada.',
      todo: 'Comece de novo para ver como está agora.',
    },
    link_rejected: {
      what: 'Não foi possível vincular as contas',
      meaning: 'O serviço de login recusou a vinculação. Suas contas continuam separadas.',
      todo: startOver,
    },
    metadata_rejected: {
      what: 'Não foi possível combinar suas configurações',
      meaning: 'A outra conta tem uma configuração que não pode ser salva. Nada foi vinculado.',
      todo: tellTheSite,
    },
    rate_limited: ({ wait }) => ({
      what: 'Muitas solicitações de uma vez',
      meaning: 'O serviço de login pediu para ir mais devagar.',
      todo: `Espere ${wait ?? 'um momento'} e tente de novo.`,
    }),
    network: {
      what: 'A conexão foi perdida',
      meaning: 'O serviço de login está inacessível ou não respondeu a tempo.',
      todo: 'Verifique sua conexão e tente de novo.',
    },
    server: {
      what: 'O serviço de login está com um problema',
      meaning: 'Ele respondeu com um erro.',
      todo: 'Tente de novo daqui a pouco.',
    },
    unlink_primary: {
      what: 'O login principal não pode ser desvinculado',
      meaning: 'Ele é a base da sua conta.',
      todo: 'Escolha outro.',
    },
    configuration: {
      what: 'A vinculação não está configurada corretamente',
      meaning: 'O erro é deste site, não seu.',
      todo: 'Avise os responsáveis por este site.',
    },
  },
  unlinkErrors: {
    session_switched: {
      meaning: 'A conta desta página mudou, por isso nada foi desvinculado.',
      todo: 'Entre de novo com a conta que você quer usar.',
    },
    unauthorized: {
      todo: 'Feche este aviso e desvincule outra vez.',
    },
    account_gone: {
      what: 'Sua conta não foi encontrada',
      todo: 'Entre de novo com a conta que você manteve.',
    },
    link_conflict: {
      what: 'Não foi possível desvincular esse login',
      meaning: 'O serviço de login recusou. Este login continua vinculado.',
      todo: 'Feche este aviso para ver como está agora.',
    },
    configuration: {
      what: 'A desvinculação não está configurada corretamente',
      meaning: 'O erro é deste site, não seu. Nada foi desvinculado.',
    },
  },
};
