import type { ReactNode } from 'react';

/** The heading of a screen: it takes the focus when the screen appears. */
export function Heading({ children }: { readonly children: ReactNode }) {
  return (
    <h3 className="la-heading" tabIndex={-1} data-focus="">
      {children}
    </h3>
  );
}
