import type { Messages } from './types.ts';

const startOver = '最初からやり直し、連携したいアカウントでログインしてください。';

const tellTheSite =
  '最初からやり直してください。それでも解決しない場合は、このサイトの運営者にお知らせください。';

/** `Intl` sets a space between a number and its unit; running Japanese text has none there. */
const withoutSpace = (wait: string) => wait.replaceAll(/\s/g, '');

export const ja: Messages = {
  language: 'ja',
  providers: { auth0: 'パスワード', email: 'メール', sms: '電話' },
  linkedAccounts: '連携中のアカウント',
  primary: 'メイン',
  link: (label) => `${label} と連携`,
  linkAnother: '別のアカウントと連携',
  onlyOne: '別のアカウントと連携すると、どちらでもログインできます。',
  progress: '進行状況',
  steps: {
    authenticatingSecondary: 'ログイン',
    verifying: '確認',
    mergingMetadata: '統合',
    linking: '連携',
  },
  finishSigningIn: '別のウィンドウでログインを完了してください',
  finishSigningInHint:
    'そちらのウィンドウで、このアカウントと連携したいアカウントにログインしてください。',
  showWindow: 'ウィンドウを表示',
  cancel: 'キャンセル',
  blockedTitle: 'ログイン用のウィンドウがブロックされました',
  blockedHint: '代わりに、この画面でログインできます。完了すると、このページに戻ります。',
  continueHere: 'このウィンドウで続ける',
  leaving: 'ログインページに移動しています…',
  returning: 'ログインを完了しています…',
  verifying: '両方のアカウントを確認しています…',
  confirmTitle: 'これらのアカウントを連携しますか？',
  confirmHint: (who, primary) =>
    `連携すると、${who} でログインしても ${primary} のアカウントが開くようになります。`,
  stays: '残るアカウント',
  joins: '連携するアカウント',
  comesAlong: (names) => `すでに連携されている次のログイン方法も、一緒に連携されます：${names}`,
  settings: {
    kept: '両方のアカウントの設定が引き継がれます。',
    'keep-primary': '内容が異なる場合は、残るアカウントの設定が優先されます：',
    'keep-secondary': '内容が異なる場合は、連携するアカウントの設定が優先されます：',
    ask: '内容が異なる場合は、次の画面で選択できます：',
    discard: '連携するアカウントの設定は失われます。',
    custom: '両方のアカウントの設定が統合されます。',
  },
  losesRest: (who) =>
    `${who} の個別のアカウントはなくなります。そこに保存されているその他の情報は失われます。`,
  keepAsPrimary: 'メインとして残すアカウント',
  primaryWillChange: (who) => `完了後に、${who} でログインし直す必要があります。`,
  confirm: 'アカウントを連携',
  conflictsTitle: '残す内容を選択してください',
  conflictsHint: '次の内容は、2 つのアカウントで異なります。',
  fromAccount: (who) => `${who} の設定`,
  continue: '続ける',
  merging: '設定を統合しています…',
  linking: 'アカウントを連携しています…',
  doneTitle: 'アカウントを連携しました',
  doneHint: (who, primary) =>
    `これからは ${who} でもログインできます。どちらでログインしても ${primary} のアカウントが開きます。`,
  done: '完了',
  linkedOn: (date) => `${date}に連携`,
  unlink: '連携を解除',
  unlinkThis: (provider, who) => `${provider} ${who} の連携を解除`,
  unlinkQuestion: (provider, who) => `${provider} ${who} の連携を解除しますか？`,
  unlinkHint: (who) =>
    `解除後に ${who} でログインすると、別の空のアカウントが開きます。データは移動されません。`,
  unlinkWarning:
    '残りのログイン方法には、確認済みのメールアドレスや電話番号がありません。アカウントにログインできなくなるおそれがあります。',
  keepLinked: '連携したままにする',
  unlinking: '連携を解除しています…',
  unlinked: (who) => `${who} の連携を解除しました。`,
  unlinkUnknown:
    'サーバーからの応答を受け取れませんでした。すでに連携が解除されている可能性があります。再試行すると、まずその状態を確認します。',
  close: '閉じる',
  slowDown: (wait) => `ログインサービスが混み合っています。${withoutSpace(wait)}後に再開します。`,
  signInAgain: (who) => `${who} でログインし直す`,
  signIn: 'ログインし直す',
  signedInAgain: 'ログインし直しました。',
  allowAccess: 'アクセスを許可',
  concerns: {
    atRisk: (who) => ({
      what: 'ログアウトされるか、もう一方のアカウントに切り替わる可能性があります',
      todo: `このブラウザで別のアカウントがログインしました。ログインしたままにするには、${who} でログインし直してください。`,
    }),
    replaced: (who) => ({
      what: `現在のアカウントは ${who} です`,
      todo: 'これまで使用していたログイン方法は、このアカウントと連携されました。続けるには、ログインし直してください。',
    }),
    switched: (who) => ({
      what: '別のユーザーとしてログインしています',
      todo: `このページのアカウントが ${who} ではなくなったため、連携を中止しました。`,
    }),
  },
  offline: 'オフラインです。連携や連携の解除には接続が必要です。',
  loading: '連携中のアカウントを読み込んでいます…',
  tryAgain: '再試行',
  startOver: '最初からやり直す',
  leftover: (keys) => `次の設定はすでにコピーされた可能性があり、元に戻せませんでした：${keys}`,
  outcomeUnknown:
    'サーバーからの応答を受け取れませんでした。アカウントはすでに連携されている可能性があります。再試行すると、まずその状態を確認します。',
  stillSeparate: '2 つのアカウントは別々のままです。',
  stillLinked: 'このログイン方法は連携されたままです。',
  errors: {
    popup_blocked: {
      what: 'ログイン用のウィンドウがブロックされました',
      meaning: 'ブラウザの設定により、ウィンドウを開けませんでした。',
      todo: 'このサイトのポップアップを許可してから、もう一度お試しください。',
    },
    popup_closed: {
      what: 'ログイン用のウィンドウが閉じられました',
      meaning: 'ログインが完了しなかったため、連携は行われませんでした。',
      todo: 'もう一度お試しのうえ、ログインを完了してください。',
    },
    popup_timeout: {
      what: 'ログインに時間がかかりすぎました',
      meaning: 'ウィンドウを開いてから 5 分間、応答がありませんでした。連携は行われていません。',
      todo: 'もう一度お試しください。',
    },
    login_denied: {
      what: 'ログインが拒否されました',
      meaning:
        'ログインが許可されなかったか、ここでは使用できないアカウントです。連携は行われていません。',
      todo: 'もう一度お試しのうえ、確認画面でアクセスを許可してください。',
    },
    login_failed: {
      what: 'ログインできませんでした',
      meaning: 'ログインサービスで問題が発生しました。連携は行われていません。',
      todo: 'しばらくしてから、もう一度お試しください。',
    },
    stale_login: {
      what: 'ログインし直す必要があります',
      meaning: '安全のため、もう一方のアカウントで、今あらためてログインする必要があります。',
      todo: '最初からやり直し、確認画面でもう一方のアカウントのパスワードを入力してください。',
    },
    token_mismatch: {
      what: 'ログインを確認できませんでした',
      meaning:
        '受け取った応答は、このサイト宛てのものではありませんでした。連携は行われていません。',
      todo: tellTheSite,
    },
    wrong_connection: ({ expected, actual }) => ({
      what: '選択したものとは別の種類のアカウントです',
      meaning: `${expected} を選択しましたが、${actual} でログインしました。連携は行われていません。`,
      todo: startOver,
    }),
    same_account: ({ who }) => ({
      what: 'すでに使用中のアカウントです',
      meaning: `もう一度 ${who} でログインしたため、連携するアカウントがありません。`,
      todo: startOver,
    }),
    already_linked: ({ who }) => ({
      what: 'このアカウントはすでに連携されています',
      meaning: `${who} でログインすると、すでにこのアカウントが開きます。`,
      todo: '操作は必要ありません。別のアカウントと連携するには、最初からやり直してください。',
    }),
    email_unverified: ({ side, email }) => ({
      what:
        email === null
          ? 'このアカウントには確認済みの連絡先がありません'
          : `${email} は確認されていません`,
      meaning:
        side === 'primary'
          ? '別のアカウントと連携するには、まず現在のアカウントのアドレスを確認する必要があります。'
          : '連携できるのは、所有者を確認できたアカウントだけです。',
      todo: '届いている確認メッセージを開いて手続きをしてから、最初からやり直してください。',
    }),
    secondary_not_allowed: {
      what: 'この種類のアカウントは、別のアカウントに連携できません',
      meaning: '組織によって管理されているため、独立したアカウントのままにする必要があります。',
      todo: '先にこのアカウントでログインして他のアカウントを連携するか、別のアカウントを選択してください。',
    },
    session_switched: {
      what: '別のユーザーとしてログインしています',
      meaning: '連携の途中で、このページのアカウントが変わりました。以降の処理は行われていません。',
      todo: '使用したいアカウントでログインし直してから、最初からやり直してください。',
    },
    not_signed_in: {
      what: 'ログアウトされました',
      meaning: 'このサイトのセッションが終了しました。',
      todo: 'もう一度ログインしてください。',
    },
    consent_required: {
      what: 'このサイトへの許可が必要です',
      meaning: '連携中のアカウントをこのサイトが管理することを、まだ許可していません。',
      todo: 'もう一度ログインし、確認画面でアクセスを許可してください。',
    },
    mfa_required: {
      what: '2 つ目の本人確認が必要です',
      meaning: '連携中のアカウントを管理するには、追加の本人確認が必要です。',
      todo: 'もう一度ログインし、2 つ目の本人確認を行ってください。',
    },
    insufficient_scope: {
      what: 'このサイトは連携中のアカウントを管理できません',
      meaning: '必要な権限がこのサイトに与えられていません。',
      todo: 'もう一度ログインしてください。それでも解決しない場合は、このサイトの運営者にお知らせください。',
    },
    unauthorized: {
      what: 'アクセスの許可が期限切れになりました',
      meaning:
        'このページからアカウントへのアクセスが、ログインサービスで受け付けられなくなりました。',
      todo: '最初からやり直してください。',
    },
    account_gone: {
      what: 'アカウントの一方が見つかりません',
      meaning: '途中で別のアカウントと連携されたか、削除されました。',
      todo: '最初からやり直して、現在の状態を確認してください。',
    },
    link_conflict: {
      what: 'このアカウントはすでに連携されています',
      meaning: 'すでにこのアカウントまたは別のアカウントに属しているため、連携されませんでした。',
      todo: '最初からやり直して、現在の状態を確認してください。',
    },
    link_rejected: {
      what: 'アカウントを連携できませんでした',
      meaning: 'ログインサービスに拒否されました。2 つのアカウントは別々のままです。',
      todo: startOver,
    },
    metadata_rejected: {
      what: '設定を統合できませんでした',
      meaning: 'もう一方のアカウントに、保存できない設定があります。連携は行われていません。',
      todo: tellTheSite,
    },
    rate_limited: ({ wait }) => ({
      what: 'リクエストが集中しています',
      meaning: 'ログインサービスが混み合っています。',
      todo:
        wait === null
          ? 'しばらくしてから、もう一度お試しください。'
          : `${withoutSpace(wait)}ほど待ってから、もう一度お試しください。`,
    }),
    network: {
      what: '接続が切れました',
      meaning: 'ログインサービスに接続できないか、時間内に応答がありませんでした。',
      todo: 'インターネット接続を確認してから、もう一度お試しください。',
    },
    server: {
      what: 'ログインサービスで問題が発生しています',
      meaning: 'ログインサービスからエラーが返されました。',
      todo: 'しばらくしてから、もう一度お試しください。',
    },
    unlink_primary: {
      what: 'メインのログイン方法は解除できません',
      meaning: 'アカウントの基になっているログイン方法です。',
      todo: '別のログイン方法を選択してください。',
    },
    configuration: {
      what: 'アカウント連携が正しく設定されていません',
      meaning: 'このサイト側の問題で、お客様の操作によるものではありません。',
      todo: 'このサイトの運営者にお知らせください。',
    },
  },
  unlinkErrors: {
    session_switched: {
      meaning: 'このページのアカウントが変わったため、連携は解除されませんでした。',
      todo: '使用したいアカウントでログインし直してください。',
    },
    unauthorized: {
      todo: 'このメッセージを閉じてから、もう一度連携を解除してください。',
    },
    account_gone: {
      what: 'アカウントが見つかりませんでした',
      todo: '残したアカウントでログインし直してください。',
    },
    link_conflict: {
      what: 'このログイン方法の連携を解除できませんでした',
      meaning: 'ログインサービスに拒否されました。連携されたままです。',
      todo: 'このメッセージを閉じて、現在の状態を確認してください。',
    },
    configuration: {
      what: '連携の解除が正しく設定されていません',
      meaning:
        'このサイト側の問題で、お客様の操作によるものではありません。連携は解除されていません。',
    },
  },
};
