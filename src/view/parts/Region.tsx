import type { ReactNode, Ref } from 'react';
import type { Words } from '../messages/types.ts';
import styles from '../styles/linkAccounts.css?raw';

interface RegionProps {
  readonly ref?: Ref<HTMLElement>;
  /** `null` while they are on their way. */
  readonly messages: Words | null;
  /** What the live region says; empty for nothing. */
  readonly announcement: string;
  readonly children: ReactNode;
}

/** The landmark that everything is in, with the styles that it brings along. */
export function Region({ ref, messages, announcement, children }: RegionProps) {
  return (
    <section
      ref={ref}
      className="la-root"
      aria-label={messages?.linkedAccounts}
      lang={messages?.language}
      dir={messages?.direction}
    >
      <style>{styles}</style>
      <h2 className="la-title" tabIndex={-1} aria-hidden={messages === null || undefined}>
        {messages?.linkedAccounts ?? '\u00a0'}
      </h2>
      <p className="la-visually-hidden" role="status">
        {announcement}
      </p>
      {children}
    </section>
  );
}
