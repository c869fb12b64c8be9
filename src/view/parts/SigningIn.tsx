import type { Words } from '../messages/types.ts';
import type { RunningMachinery } from '../system.ts';
import { Busy } from './Busy.tsx';
import { Button } from './Button.tsx';

interface SigningInProps {
  readonly session: Pick<RunningMachinery['session'], 'send'>;
  readonly messages: Words;
}

/** The window of the host's own client has the say. */
export const SigningIn = ({ session, messages }: SigningInProps) => (
  <Busy words={messages.finishSigningIn}>
    <Button look="quiet" onClick={() => session.send({ type: 'session.cancel' })}>
      {messages.cancel}
    </Button>
  </Busy>
);
