/** Something runs; the words say what. */
export function Busy({ words }: { words: string }) {
  return (
    <div className="la-panel la-busy" aria-busy="true">
      <span className="la-spinner" aria-hidden="true" />
      <h3 className="la-heading" tabIndex={-1} data-focus="">
        {words}
      </h3>
    </div>
  );
}
