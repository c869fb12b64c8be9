import { Button } from '../parts/Button.tsx';
import { ProviderMark } from '../parts/ProviderMark.tsx';
import type { ScreenProps } from './screen.ts';

/** One button per connection; the click itself opens the login window. */
export function IdleScreen({
  snapshot,
  send,
  messages,
  connections,
  login,
  isListBusy,
}: ScreenProps) {
  const offered: readonly { name: string | null; label: string; words: string }[] =
    connections.length === 0
      ? [{ name: null, label: '', words: messages.linkAnother }]
      : connections.map(({ name, label = messages.providerName(name) }) => ({
          name,
          label,
          words: messages.link(label),
        }));
  return (
    <div className="la-buttons la-connections">
      {offered.map(({ name, label, words }) => {
        const start = { type: 'link.start', connection: name, login } as const;
        return (
          <Button
            key={name}
            data-focus={snapshot.context.connection === name ? '' : undefined}
            disabled={isListBusy || !snapshot.can(start)}
            onClick={() => send(start)}
          >
            {name !== null && <ProviderMark provider={name} connection={name} name={label} />}
            {words}
          </Button>
        );
      })}
    </div>
  );
}
