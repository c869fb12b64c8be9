import type { Concern } from '../../../machines/session.machine.ts';
import type { MetadataStrategy } from '../../domain/metadata.ts';
import type { AnyLinkAccountsError, LinkAccountsErrorCode, Side } from '../../errors.ts';

/** What a failure says to the user: what happened, what it means, what to do. */
export interface ErrorWords {
  readonly what: string;
  readonly meaning: string;
  readonly todo: string;
}

/** `custom`: the host decides with a function of its own. */
export type SettingsStrategy = Extract<MetadataStrategy, string> | 'custom';

/** The codes whose words would be about linking; unlinking has its own for them. */
export type UnlinkErrorCode = Extract<
  LinkAccountsErrorCode,
  'session_switched' | 'unauthorized' | 'account_gone' | 'link_conflict' | 'configuration'
>;

/** What the words for an error may name. */
export interface ErrorTopics {
  readonly email_unverified: { readonly side: Side; readonly email: string | null };
  /** Providers, by name. */
  readonly wrong_connection: { readonly expected: string; readonly actual: string };
  readonly same_account: { readonly who: string };
  readonly already_linked: { readonly who: string };
  /** For example "21 seconds"; `null` where nobody knows. */
  readonly rate_limited: { readonly wait: string | null };
}

/**
 * Every text of the module, in one language. A new error code does not compile until it has words.
 *
 * What a text names comes as text of that language already: lists with their commas, times with
 * their unit in the right plural.
 */
export interface Messages {
  /** The language of these texts, as a BCP 47 tag. It decides about plurals, lists, direction. */
  readonly language: string;
  /** The providers whose names are words of the language, and any other that has one. */
  readonly providers: Readonly<Record<'auth0' | 'email' | 'sms', string>> &
    Readonly<Partial<Record<string, string>>>;
  readonly linkedAccounts: string;
  readonly primary: string;
  readonly link: (label: string) => string;
  readonly linkAnother: string;
  /** Beside a list of one. */
  readonly onlyOne: string;
  readonly progress: string;
  readonly steps: Readonly<
    Record<'authenticatingSecondary' | 'verifying' | 'mergingMetadata' | 'linking', string>
  >;
  readonly finishSigningIn: string;
  readonly finishSigningInHint: string;
  readonly showWindow: string;
  readonly cancel: string;
  readonly blockedTitle: string;
  readonly blockedHint: string;
  readonly continueHere: string;
  readonly leaving: string;
  readonly returning: string;
  readonly verifying: string;
  readonly confirmTitle: string;
  readonly confirmHint: (who: string, primary: string) => string;
  readonly stays: string;
  readonly joins: string;
  readonly comesAlong: (names: string) => string;
  /** What becomes of both accounts' settings: `kept`, and by the host's strategy which where they differ. */
  readonly settings: Readonly<Record<SettingsStrategy | 'kept', string>>;
  readonly losesRest: (who: string) => string;
  readonly keepAsPrimary: string;
  readonly primaryWillChange: (who: string) => string;
  readonly confirm: string;
  readonly conflictsTitle: string;
  readonly conflictsHint: string;
  readonly fromAccount: (who: string) => string;
  readonly continue: string;
  readonly merging: string;
  readonly linking: string;
  readonly doneTitle: string;
  readonly doneHint: (who: string, primary: string) => string;
  readonly done: string;
  /** @param date for example "3 March 2026" */
  readonly linkedOn: (date: string) => string;
  readonly unlink: string;
  /** The name of the button, and, with a question mark, of the dialog. */
  readonly unlinkThis: (provider: string, who: string) => string;
  readonly unlinkQuestion: (provider: string, who: string) => string;
  readonly unlinkHint: (who: string) => string;
  readonly unlinkWarning: string;
  readonly keepLinked: string;
  readonly unlinking: string;
  readonly unlinked: (who: string) => string;
  readonly unlinkUnknown: string;
  readonly close: string;
  /** @param wait for example "2 seconds" */
  readonly slowDown: (wait: string) => string;
  readonly signInAgain: (who: string) => string;
  /** Where nobody can say as whom. */
  readonly signIn: string;
  readonly signedInAgain: string;
  readonly allowAccess: string;
  readonly concerns: Readonly<
    Record<Concern, (who: string) => { readonly what: string; readonly todo: string }>
  >;
  readonly offline: string;
  readonly loading: string;
  readonly tryAgain: string;
  readonly startOver: string;
  readonly leftover: (keys: string) => string;
  readonly outcomeUnknown: string;
  /** A failure changed nothing: linking, and unlinking. */
  readonly stillSeparate: string;
  readonly stillLinked: string;
  readonly errors: {
    readonly [Code in LinkAccountsErrorCode]: Code extends keyof ErrorTopics
      ? ErrorWords | ((topic: ErrorTopics[Code]) => ErrorWords)
      : ErrorWords;
  };
  /** The sentences that are not those of linking. A list whose account is gone says the same. */
  readonly unlinkErrors: Readonly<Record<UnlinkErrorCode, Partial<ErrorWords>>>;
}

/** The texts that a list at rest needs. */
type ListText =
  | 'language'
  | 'providers'
  | 'linkedAccounts'
  | 'primary'
  | 'link'
  | 'linkAnother'
  | 'onlyOne'
  | 'finishSigningIn'
  | 'cancel'
  | 'leaving'
  | 'returning'
  | 'linkedOn'
  | 'unlink'
  | 'unlinkThis'
  | 'unlinked'
  | 'slowDown'
  | 'offline'
  | 'loading'
  | 'tryAgain'
  | 'startOver';

/** What a list can fail with before more than it is loaded. */
type EarlyErrorCode = Extract<LinkAccountsErrorCode, 'network' | 'server' | 'configuration'>;

/** What is said before anybody does anything. */
export interface ListMessages extends Pick<Messages, ListText> {
  readonly errors: Pick<Messages['errors'], EarlyErrorCode>;
}

/** All that is said besides. */
export interface MoreMessages extends Omit<Messages, ListText | 'errors'> {
  readonly errors: Omit<Messages['errors'], EarlyErrorCode>;
}

type Overrides<Text> = Text extends string | ((...topic: never) => unknown)
  ? Text
  : { readonly [Key in keyof Text]?: Overrides<Text[Key]> | undefined };

/** Any of the texts, to be shown in place of the module's own. */
export type MessageOverrides = Overrides<Messages>;

/** What is told more than texts, or tells more. */
type Formatted =
  'providers' | 'comesAlong' | 'leftover' | 'linkedOn' | 'slowDown' | 'errors' | 'unlinkErrors';

/** The texts as the view speaks them: of names, lists and numbers as they are. */
export interface Words extends Omit<Messages, Formatted> {
  readonly direction: 'ltr' | 'rtl';
  readonly comesAlong: (names: readonly string[]) => string;
  readonly leftover: (keys: readonly string[]) => string;
  readonly slowDown: (seconds: number) => string;
  /** @param at ISO 8601 */
  readonly linkedOn: (at: string) => string;
  /** One login among others of the same name: "Google (ada@example.com)", as in every language. */
  readonly loginOf: (provider: string, who: string) => string;
  /** The name of a provider, or of a connection that is called like its provider. */
  readonly providerName: (provider: string) => string;
  /** The words for what a list can fail with before more than it is loaded. */
  readonly errors: ListMessages['errors'];
  /** The words for one error, about the e-mail or provider that it names. */
  readonly ofError: (error: AnyLinkAccountsError) => ErrorWords;
}

/** Of these, what a list at rest says. */
export type ListWords = Pick<
  Words,
  Exclude<ListText, 'providers'> | 'direction' | 'loginOf' | 'providerName' | 'errors'
>;
