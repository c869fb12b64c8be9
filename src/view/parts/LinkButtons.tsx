import type { LoginMode } from '../../../machines/linkAccounts.types.ts';
import type { ConnectionOption } from '../../options.ts';
import type { ListWords } from '../messages/types.ts';
import type { LinkStart } from '../system.ts';
import { Button } from './Button.tsx';
import { ProviderMark } from './ProviderMark.tsx';

interface LinkButtonsProps {
  readonly connections: readonly ConnectionOption[];
  readonly login: LoginMode;
  readonly isListBusy: boolean;
  /** What the last flow began with: its button takes the focus back. */
  readonly began: LinkStart | null;
  /** Somebody is about to click. */
  readonly onIntent?: (() => void) | undefined;
  readonly onStart: (start: LinkStart) => void;
  readonly messages: ListWords;
}

/** One button per connection; the click itself opens the login window. */
export function LinkButtons(props: LinkButtonsProps) {
  const { connections, login, isListBusy, began, onIntent, onStart, messages } = props;
  const offered: readonly { name: string | null; label: string; words: string }[] =
    connections.length === 0
      ? [{ name: null, label: '', words: messages.linkAnother }]
      : connections.map(({ name, label = messages.providerName(name) }) => ({
          name,
          label,
          words: messages.link(label),
        }));
  return (
    <div
      className="la-buttons la-connections"
      onPointerEnter={onIntent}
      onPointerDown={onIntent}
      onFocus={onIntent}
    >
      {offered.map(({ name, label, words }) => (
        <Button
          key={name}
          data-focus={began?.connection === name ? '' : undefined}
          disabled={isListBusy}
          onClick={() => onStart({ connection: name, login })}
        >
          {name !== null && <ProviderMark provider={name} connection={name} name={label} />}
          {words}
        </Button>
      ))}
    </div>
  );
}
