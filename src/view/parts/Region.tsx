import type { ReactNode } from 'react';
import type { Messages } from '../messages/types.ts';
import styles from '../styles/linkAccounts.css?raw';

interface RegionProps {
  readonly messages: Messages;
  /** What the live region says; empty for nothing. */
  readonly announcement: string;
  readonly children: ReactNode;
}

/** The landmark that everything is in, with the styles that it brings along. */
export function Region({ messages, announcement, children }: RegionProps) {
  return (
    <section className="la-root" aria-label={messages.linkedAccounts}>
      <style>{styles}</style>
      <h2 className="la-title">{messages.linkedAccounts}</h2>
      <p className="la-visually-hidden" role="status">
        {announcement}
      </p>
      {children}
    </section>
  );
}
