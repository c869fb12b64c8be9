import type { ReactNode, Ref } from 'react';
import type { Messages } from '../messages/types.ts';
import { Shadow } from './Shadow.tsx';

interface RegionProps {
  readonly ref?: Ref<HTMLElement>;
  readonly messages: Messages;
  /** What the live region says; empty for nothing. */
  readonly announcement: string;
  readonly children: ReactNode;
}

/** The landmark that everything is in, apart from the host's page. */
export function Region({ ref, messages, announcement, children }: RegionProps) {
  return (
    <Shadow>
      <section ref={ref} className="la-root" aria-label={messages.linkedAccounts}>
        <h2 className="la-title" tabIndex={-1}>
          {messages.linkedAccounts}
        </h2>
        <p className="la-visually-hidden" role="status">
          {announcement}
        </p>
        {children}
      </section>
    </Shadow>
  );
}
