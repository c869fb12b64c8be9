import type { Account } from '../../domain/identity.ts';
import { conflictsOf, isEmptyPatch } from '../../domain/metadata.ts';
import type { SettingsStrategy, Words } from '../messages/types.ts';

interface SettingsProps {
  readonly stays: Account;
  readonly ends: Account;
  readonly strategy: SettingsStrategy;
  readonly messages: Words;
}

/** What becomes of the settings of both. Where the account that ends has none there is nothing to say. */
export function Settings({ stays, ends, strategy, messages: { settings } }: SettingsProps) {
  if (isEmptyPatch(ends.metadata)) return null;
  if (strategy === 'custom' || strategy === 'discard') return <li>{settings[strategy]}</li>;
  const differing = conflictsOf(stays.metadata, ends.metadata);
  return (
    <>
      <li>{settings.kept}</li>
      {differing.length > 0 && (
        <li>
          {settings[strategy]} <bdi>{differing.map(({ path }) => path.join(' › ')).join(', ')}</bdi>
        </li>
      )}
    </>
  );
}
