import { Button } from '../parts/Button.tsx';
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
  const offered: readonly { name: string | null; words: string }[] =
    connections.length === 0
      ? [{ name: null, words: messages.linkAnother }]
      : connections.map(({ name, label }) => ({
          name,
          words: messages.link(label ?? messages.providerName(name)),
        }));
  return (
    <div className="la-buttons la-connections">
      {offered.map(({ name, words }) => {
        const start = { type: 'link.start', connection: name, login } as const;
        return (
          <Button
            key={name}
            data-focus={snapshot.context.connection === name ? '' : undefined}
            disabled={isListBusy || !snapshot.can(start)}
            onClick={() => send(start)}
          >
            {words}
          </Button>
        );
      })}
    </div>
  );
}
