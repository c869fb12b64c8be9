import { useId, useState } from 'react';
import { selectVerdict } from '../../../machines/linkAccounts.selectors.ts';
import type { Verdict } from '../../../machines/linkAccounts.types.ts';
import type { Side } from '../../errors.ts';
import { nameOf, type Account, type Identity } from '../../domain/identity.ts';
import type { Words } from '../messages/types.ts';
import { Button } from '../parts/Button.tsx';
import { Heading } from '../parts/Heading.tsx';
import { namesAmong } from '../parts/naming.ts';
import { OnlineButton } from '../parts/OnlineButton.tsx';
import { Person } from '../parts/Person.tsx';
import { ProviderMark } from '../parts/ProviderMark.tsx';
import { identityProviderName, loginName } from '../parts/providers.ts';
import { Settings } from '../parts/Settings.tsx';
import { Who } from '../parts/Who.tsx';
import type { ScreenProps } from './screen.ts';

/** Who came back, what will happen to whom, and the last word of the user. */
export function VerifyingScreen({ snapshot, send, settings, messages }: ScreenProps) {
  const verdict = selectVerdict(snapshot);
  const [keep, setKeep] = useState<Side>(verdict.keepable[0] ?? 'primary');
  return (
    <div className="la-panel">
      <Heading>{messages.confirmTitle}</Heading>
      <div className="la-accounts">
        <AccountCard account={verdict.primary} stays={keep === 'primary'} messages={messages} />
        <AccountCard account={verdict.secondary} stays={keep === 'secondary'} messages={messages} />
      </div>
      {verdict.keepable.length > 1 && (
        <PrimaryChoice verdict={verdict} keep={keep} onChange={setKeep} messages={messages} />
      )}
      <Consequences {...{ verdict, keep, settings, messages }} />
      <div className="la-buttons">
        <OnlineButton look="primary" onClick={() => send({ type: 'link.confirm', keep })}>
          {messages.confirm}
        </OnlineButton>
        <Button look="quiet" onClick={() => send({ type: 'link.cancel' })}>
          {messages.cancel}
        </Button>
      </div>
    </div>
  );
}

interface ChosenProps {
  readonly verdict: Verdict;
  readonly keep: Side;
  readonly messages: Words;
}

function PrimaryChoice({
  verdict,
  keep,
  onChange,
  messages,
}: ChosenProps & { readonly onChange: (side: Side) => void }) {
  const name = useId();
  return (
    <fieldset className="la-choice" role="radiogroup">
      <legend>{messages.keepAsPrimary}</legend>
      {verdict.keepable.map((side) => (
        <label key={side} className="la-option">
          <input type="radio" name={name} checked={side === keep} onChange={() => onChange(side)} />
          <PrimaryOption account={verdict[side]} messages={messages} />
        </label>
      ))}
    </fieldset>
  );
}

/** With its provider: the name may be that of both. */
function PrimaryOption({ account, messages }: { account: Account; messages: Words }) {
  const login = primaryLogin(account);
  if (login === undefined) return null;
  const { provider, connection } = login;
  const name = identityProviderName(login, messages);
  return (
    <>
      <ProviderMark {...{ provider, connection, name }} />
      <span>
        <Who name={nameOf(login)} />
        <span className="la-provider">{name}</span>
      </span>
    </>
  );
}

function Consequences({
  verdict,
  keep,
  settings,
  messages,
}: ChosenProps & Pick<ScreenProps, 'settings'>) {
  const stays = verdict[keep];
  const ends = verdict[keep === 'primary' ? 'secondary' : 'primary'];
  const alongside = ends.identities.filter(({ id }) => id !== ends.id);
  const call = namesAmong([ends, stays], messages);
  const describe = (identity: Identity) => loginName(identity, messages);
  return (
    <>
      <p>{messages.confirmHint(call(ends), call(stays))}</p>
      <ul className="la-consequences">
        {keep === 'secondary' && <li>{messages.primaryWillChange(call(stays))}</li>}
        <Settings {...{ stays, ends, messages }} strategy={settings} />
        <li>{messages.losesRest(call(ends))}</li>
        {alongside.length > 0 && <li>{messages.comesAlong(alongside.map(describe))}</li>}
      </ul>
    </>
  );
}

const primaryLogin = ({ id, identities }: Account) =>
  identities.find((identity) => identity.id === id);

interface AccountCardProps {
  readonly account: Account;
  readonly stays: boolean;
  readonly messages: Words;
}

function AccountCard({ account, stays, messages }: AccountCardProps) {
  const identity = primaryLogin(account);
  return (
    <figure className="la-account">
      <figcaption>{stays ? messages.stays : messages.joins}</figcaption>
      {identity !== undefined && <Person identity={identity} messages={messages} />}
    </figure>
  );
}
