import type { ReactNode, Ref } from 'react';
import type { Messages } from '../messages/types.ts';
import styles from '../styles/linkAccounts.css?raw';

interface RegionProps {
  readonly ref?: Ref<HTMLElement>;
  readonly messages: Messages;
  /** What the live region says; empty for nothing. */
  readonly announcement: string;
  readonly children: ReactNode;
}

/** The landmark that everything is in, with the styles that it brings along. */
export function Region({ ref, messages, announcement, children }: RegionProps) {
  return (
    <section ref={ref} className="la-root" aria-label={messages.linkedAccounts}>
      <style>{styles}</style>
      <h2 className="la-title" tabIndex={-1}>
        {messages.linkedAccounts}
      </h2>
      <p className="la-visually-hidden" role="status">
        {announcement}
      </p>
      {children}
    </section>
  );
}
