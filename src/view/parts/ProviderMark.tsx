import { createContext, use, useState } from 'react';
import { markOf } from './marks.tsx';

/** The host's own pictures, by the name of their connection. */
export const ConnectionIcons = createContext<ReadonlyMap<string, string>>(new Map());

interface ProviderMarkProps {
  readonly provider: string;
  readonly connection: string;
  /** What the user calls it; its initial stands in where there is no mark. */
  readonly name: string;
}

/** The host's picture for the connection, else the provider's mark, else an initial. */
export function ProviderMark({ provider, connection, name }: ProviderMarkProps) {
  const icon = usePicture(use(ConnectionIcons).get(connection) ?? null);
  const mark = markOf(provider);
  if (icon !== null) return <img className="la-mark" alt="" {...icon} />;
  if (mark === null) return <Initial of={name} />;
  return (
    <svg className="la-mark" viewBox="0 0 24 24" aria-hidden="true">
      {mark}
    </svg>
  );
}

function Initial({ of: name }: { readonly of: string }) {
  const initial = (name.match(/\p{L}|\p{N}/u)?.[0] ?? '?').toUpperCase();
  return (
    <span className="la-mark la-initial" aria-hidden="true">
      {initial}
    </span>
  );
}

/** What an `img` needs to show it; null from when it turned out not to load. */
export function usePicture(source: string | null) {
  const [broken, setBroken] = useState<string | null>(null);
  if (source === null || source === broken) return null;
  return { src: source, referrerPolicy: 'no-referrer', onError: () => setBroken(source) } as const;
}
