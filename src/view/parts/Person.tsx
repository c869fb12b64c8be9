import { nameOf, type Identity } from '../../domain/identity.ts';
import type { ListWords } from '../messages/types.ts';
import { ProviderMark, usePicture } from './ProviderMark.tsx';
import { identityProviderName } from './providers.ts';
import { Who } from './Who.tsx';

/** Picture and mark, the name the user knows it by, the provider, and since when, if known. */
export function Person({ identity, messages }: { identity: Identity; messages: ListWords }) {
  const who = nameOf(identity);
  const { person, linkedAt } = identity;
  const { name } = person;
  return (
    <div className="la-person">
      <Avatar identity={identity} provider={identityProviderName(identity, messages)} />
      <div className="la-person-words">
        <span className="la-who">
          <Who name={who} />
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
        {linkedAt !== undefined && (
          <span className="la-provider">{messages.linkedOn(linkedAt)}</span>
        )}
      </div>
    </div>
  );
}

/** The person's picture with the provider's mark on its corner; without one, the mark alone. */
function Avatar({ identity, provider: name }: { identity: Identity; provider: string }) {
  const picture = usePicture(identity.person.picture);
  const { provider, connection } = identity;
  const mark = <ProviderMark {...{ provider, connection, name }} />;
  if (picture === null) return <span className="la-avatar">{mark}</span>;
  return (
    <span className="la-avatar">
      <img className="la-picture" alt="" {...picture} />
      <span className="la-corner">{mark}</span>
    </span>
  );
}
