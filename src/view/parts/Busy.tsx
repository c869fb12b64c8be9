import type { ReactNode } from 'react';
import { Heading } from './Heading.tsx';

interface BusyProps {
  readonly words: string;
  /** The way out, where there is one. */
  readonly children?: ReactNode;
}

/** Something runs; the words say what. */
export function Busy({ words, children }: BusyProps) {
  return (
    <div className="la-panel la-busy" aria-busy="true">
      <span className="la-spinner" aria-hidden="true" />
      {/* anew with each step: it takes the focus, and is read out */}
      <Heading key={words}>{words}</Heading>
      {children}
    </div>
  );
}
