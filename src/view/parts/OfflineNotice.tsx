import type { Words } from '../messages/types.ts';

/** Why nothing may work just now. Nothing is forbidden: a browser can be wrong about it. */
export const OfflineNotice = ({ messages }: { readonly messages: Words }) => (
  <p className="la-note">{messages.offline}</p>
);
