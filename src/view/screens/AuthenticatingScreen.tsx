import type { ScreenProps } from './screen.ts';

/** The other window has the say. */
export function AuthenticatingScreen({ send, messages }: ScreenProps) {
  return (
    <div className="la-panel">
      <h3 className="la-heading" tabIndex={-1} data-focus="">
        {messages.finishSigningIn}
      </h3>
      <p>{messages.finishSigningInHint}</p>
      <div className="la-buttons">
        <button
          type="button"
          className="la-button"
          onClick={() => send({ type: 'link.showWindow' })}
        >
          {messages.showWindow}
        </button>
        <button
          type="button"
          className="la-button la-quiet"
          onClick={() => send({ type: 'link.cancel' })}
        >
          {messages.cancel}
        </button>
      </div>
    </div>
  );
}
