import { Busy } from '../parts/Busy.tsx';
import { Button } from '../parts/Button.tsx';
import type { ScreenProps } from './screen.ts';

/** A step at work, with "Cancel" for as long as the flow can still be left. */
export function BusyScreen({ words, snapshot, send, messages }: ScreenProps & { words: string }) {
  return (
    <Busy words={words}>
      {snapshot.can({ type: 'link.cancel' }) && (
        <Button look="quiet" onClick={() => send({ type: 'link.cancel' })}>
          {messages.cancel}
        </Button>
      )}
    </Busy>
  );
}
