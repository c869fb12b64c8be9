import type { ReactNode } from 'react';
import type { AnyLinkAccountsError } from '../../errors.ts';
import type { Words } from '../messages/types.ts';
import { Heading } from './Heading.tsx';

interface ErrorPanelProps {
  readonly error: AnyLinkAccountsError;
  readonly messages: Words;
  /** What more there is to say about this one. */
  readonly note?: string | undefined;
  /** The buttons: what the user can do now. */
  readonly children?: ReactNode;
}

/** What happened, what it means, and what to do. */
export function ErrorPanel({ error, messages, note, children }: ErrorPanelProps) {
  const { what, meaning, todo } = messages.ofError(error);
  return (
    <div className="la-panel la-error" role="alert" data-code={error.code}>
      <Heading>{what}</Heading>
      <p>{meaning}</p>
      {note !== undefined && <p>{note}</p>}
      {error.leftover.length > 0 && <p>{messages.leftover(error.leftover)}</p>}
      <p>{todo}</p>
      <div className="la-buttons">{children}</div>
    </div>
  );
}
