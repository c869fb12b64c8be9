import type { ActorRefFrom } from 'xstate';
import type { linkAccountsMachine } from '../../../machines/linkAccounts.machine.ts';
import type { LinkAccountsSnapshot } from '../../../machines/linkAccounts.selectors.ts';
import type { SettingsStrategy, Words } from '../messages/types.ts';

/** What every screen is given. A screen shows the snapshot and sends events; it decides nothing. */
export interface ScreenProps {
  readonly snapshot: LinkAccountsSnapshot;
  readonly send: ActorRefFrom<typeof linkAccountsMachine>['send'];
  readonly messages: Words;
  readonly settings: SettingsStrategy;
  /** Puts a finished flow away and makes room for the next. */
  readonly onDone: () => void;
}
