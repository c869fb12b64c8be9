import type { Account } from '../../domain/identity.ts';
import type { Messages } from '../messages/types.ts';
import { Person } from './Person.tsx';

/** All logins of the account, the primary first. */
export function IdentityList({ account, messages }: { account: Account; messages: Messages }) {
  return (
    <ul className="la-identities">
      {account.identities.map((identity, index) => (
        <li key={identity.id} className="la-identity">
          <Person identity={identity} />
          {index === 0 && <span className="la-badge">{messages.primary}</span>}
        </li>
      ))}
    </ul>
  );
}

/** As tall as a list of one, so that nothing jumps when it arrives. */
export function IdentityListSkeleton({ messages }: { messages: Messages }) {
  return (
    <div className="la-identities" aria-busy="true">
      <div className="la-identity la-skeleton">
        <span className="la-visually-hidden">{messages.loading}</span>
      </div>
    </div>
  );
}
