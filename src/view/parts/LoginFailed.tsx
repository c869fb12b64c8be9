import type { ErrorWords } from '../messages/types.ts';

/** Why the window of the host's own client came to nothing, and what to do about it. */
export const LoginFailed = ({ what, todo }: ErrorWords) => (
  <>
    <p className="la-strong">{what}</p>
    <p>{todo}</p>
  </>
);
