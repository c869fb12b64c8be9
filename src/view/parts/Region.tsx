import type { ReactNode, Ref } from 'react';
import type { ListWords } from '../messages/types.ts';
import { Shadow } from './Shadow.tsx';

interface RegionProps {
  readonly ref?: Ref<HTMLElement>;
  /** `null` while they are on their way. */
  readonly messages: ListWords | null;
  /** What the live region says; empty for nothing. */
  readonly announcement: string;
  readonly children: ReactNode;
}

/** The landmark that everything is in, apart from the host's page. */
export function Region({ ref, messages, announcement, children }: RegionProps) {
  return (
    <Shadow>
      <section
        ref={ref}
        className="la-root"
        aria-label={messages?.linkedAccounts}
        lang={messages?.language}
        dir={messages?.direction}
      >
        <h2 className="la-title" tabIndex={-1} aria-hidden={messages === null || undefined}>
          {messages?.linkedAccounts ?? '\u00a0'}
        </h2>
        <p className="la-visually-hidden" role="status">
          {announcement}
        </p>
        {children}
      </section>
    </Shadow>
  );
}
