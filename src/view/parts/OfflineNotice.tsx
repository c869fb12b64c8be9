import type { ListWords } from '../messages/types.ts';

/** Why nothing may work just now. Nothing is forbidden: a browser can be wrong about it. */
export const OfflineNotice = ({ messages }: { readonly messages: ListWords }) => (
  <p className="la-note">{messages.offline}</p>
);
