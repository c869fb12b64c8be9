import type { Concern } from '../../../machines/session.machine.ts';
import type { MetadataStrategy } from '../../domain/metadata.ts';
import type { AnyLinkAccountsError, LinkAccountsErrorCode } from '../../errors.ts';

/** What a failure says to the user: what happened, what it means, what to do. */
export interface ErrorWords {
  readonly what: string;
  readonly meaning: string;
  readonly todo: string;
}

/** `custom`: the host decides with a function of its own. */
export type SettingsStrategy = Extract<MetadataStrategy, string> | 'custom';

type DetailsFor<C extends LinkAccountsErrorCode> = Extract<
  AnyLinkAccountsError,
  { readonly code: C }
>['details'];

/** The codes whose words would be about linking; unlinking has its own for them. */
export type UnlinkErrorCode = Extract<
  LinkAccountsErrorCode,
  'session_switched' | 'unauthorized' | 'account_gone' | 'link_conflict' | 'configuration'
>;

/** Every text of the module. A new error code does not compile until it has words. */
export interface Messages {
  readonly linkedAccounts: string;
  readonly primary: string;
  readonly link: (label: string) => string;
  readonly linkAnother: string;
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
  /** What becomes of both accounts' settings, by the host's strategy. */
  readonly settings: Readonly<Record<SettingsStrategy, string>>;
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
  readonly slowDown: (seconds: number) => string;
  readonly signInAgain: (who: string) => string;
  readonly allowAccess: string;
  readonly concerns: Readonly<Record<Concern, (who: string) => { what: string; todo: string }>>;
  readonly loading: string;
  readonly listFailed: string;
  readonly tryAgain: string;
  readonly startOver: string;
  readonly leftover: (keys: string) => string;
  readonly outcomeUnknown: string;
  readonly errors: {
    readonly [C in LinkAccountsErrorCode]: ErrorWords | ((details: DetailsFor<C>) => ErrorWords);
  };
  readonly unlinkErrors: Readonly<Record<UnlinkErrorCode, ErrorWords>>;
}
