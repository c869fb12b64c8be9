import type { ReactNode } from 'react';
import type { AnyLinkAccountsError } from '../../errors.ts';
import type { ErrorWords } from '../messages/types.ts';
import { Heading } from './Heading.tsx';

interface ErrorPanelProps {
  readonly error: AnyLinkAccountsError;
  readonly words: ErrorWords;
  /** What more there is to say about this one. */
  readonly note?: ReactNode;
  /** The buttons: what the user can do now. */
  readonly children?: ReactNode;
}

/** What happened, what it means, and what to do. */
export function ErrorPanel({ error, words, note, children }: ErrorPanelProps) {
  const { what, meaning, todo } = words;
  return (
    <div className="la-panel la-error" role="alert" data-code={error.code}>
      <Heading>{what}</Heading>
      <p>{meaning}</p>
      {note}
      <p>{todo}</p>
      <div className="la-buttons">{children}</div>
    </div>
  );
}
