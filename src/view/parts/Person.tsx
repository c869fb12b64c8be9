import { nameOf, type Identity } from '../../domain/identity.ts';
import { identityProviderName } from './providers.ts';

/** Picture or initial, the name the user knows it by, and the provider. */
export function Person({ identity }: { identity: Identity }) {
  const who = nameOf(identity);
  const { name, picture } = identity.person;
  return (
    <div className="la-person">
      <Avatar who={name ?? who} picture={picture} />
      <div className="la-person-words">
        <span className="la-who">{who}</span>
        <span className="la-provider">
          {identityProviderName(identity)}
          {name !== null && name !== who && ` · ${name}`}
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
