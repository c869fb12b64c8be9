import { nameOf, type Identity } from '../../domain/identity.ts';
import type { Words } from '../messages/types.ts';
import { identityProviderName } from './providers.ts';

/** Picture or initial, the name the user knows it by, and the provider. */
export function Person({ identity, messages }: { identity: Identity; messages: Words }) {
  const who = nameOf(identity);
  const { name, picture } = identity.person;
  return (
    <div className="la-person">
      <Avatar who={name ?? who} picture={picture} />
      <div className="la-person-words">
        <span className="la-who">
          <bdi>{who}</bdi>
        </span>
        <span className="la-provider">
          {identityProviderName(identity, messages)}
          {name !== null && name !== who && (
            <>
              {' · '}
              <bdi>{name}</bdi>
            </>
          )}
        </span>
      </div>
    </div>
  );
}

function Avatar({ who, picture }: { who: string; picture: string | null }) {
  if (picture !== null) {
    return <img className="la-avatar" src={picture} alt="" referrerPolicy="no-referrer" />;
  }
  const initial = (who.match(/\p{L}|\p{N}/u)?.[0] ?? '?').toUpperCase();
  return (
    <span className="la-avatar" aria-hidden="true">
      {initial}
    </span>
  );
}
