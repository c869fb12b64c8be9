import { Heading } from './Heading.tsx';

/** Something runs; the words say what. */
export function Busy({ words }: { readonly words: string }) {
  return (
    <div className="la-panel la-busy" aria-busy="true">
      <span className="la-spinner" aria-hidden="true" />
      <Heading>{words}</Heading>
    </div>
  );
}
