import { useId, useState } from 'react';
import { selectAccounts, selectConflicts } from '../../../machines/linkAccounts.selectors.ts';
import type { Side } from '../../errors.ts';
import { conflictKey, type MetadataChoices, type MetadataConflict } from '../../domain/metadata.ts';
import { Button } from '../parts/Button.tsx';
import { Heading } from '../parts/Heading.tsx';
import { namesAmong } from '../parts/naming.ts';
import { OnlineButton } from '../parts/OnlineButton.tsx';
import { ValueTree } from '../parts/ValueTree.tsx';
import type { Words } from '../messages/types.ts';
import type { ScreenProps } from './screen.ts';

/** Each setting on which the accounts differ, with both values; the primary's is preselected. */
export function MergingScreen({ snapshot, send, messages }: ScreenProps) {
  const accounts = selectAccounts(snapshot);
  const call = namesAmong(Object.values(accounts), messages);
  const [choices, setChoices] = useState<MetadataChoices>({});
  return (
    <div className="la-panel">
      <Heading>{messages.conflictsTitle}</Heading>
      <p>{messages.conflictsHint}</p>
      {selectConflicts(snapshot).map((conflict) => {
        const key = conflictKey(conflict);
        return (
          <ConflictChoice
            key={key}
            conflict={conflict}
            chosen={choices[key] ?? 'primary'}
            whoOf={(side) => call(accounts[side])}
            onChange={(side) => setChoices({ ...choices, [key]: side })}
            messages={messages}
          />
        );
      })}
      <div className="la-buttons">
        <OnlineButton look="primary" onClick={() => send({ type: 'merge.choose', choices })}>
          {messages.continue}
        </OnlineButton>
        <Button look="quiet" onClick={() => send({ type: 'link.cancel' })}>
          {messages.cancel}
        </Button>
      </div>
    </div>
  );
}

interface ConflictChoiceProps {
  readonly conflict: MetadataConflict;
  readonly chosen: Side;
  readonly whoOf: (side: Side) => string;
  readonly onChange: (side: Side) => void;
  readonly messages: Words;
}

const SIDES: readonly Side[] = ['primary', 'secondary'];

function ConflictChoice({ conflict, chosen, whoOf, onChange, messages }: ConflictChoiceProps) {
  const name = useId();
  return (
    <fieldset className="la-choice" role="radiogroup">
      <legend>
        <bdi>{conflict.path.join(' › ')}</bdi>
      </legend>
      {SIDES.map((side) => (
        <label key={side} className="la-option">
          <input
            type="radio"
            name={name}
            checked={side === chosen}
            onChange={() => onChange(side)}
          />
          <span>
            <ValueTree value={conflict[side]} />
            <span className="la-provider">{messages.fromAccount(whoOf(side))}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
