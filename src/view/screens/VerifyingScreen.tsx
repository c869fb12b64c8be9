import { useId, useState } from 'react';
import { selectVerdict } from '../../../machines/linkAccounts.selectors.ts';
import type { Verdict } from '../../../machines/linkAccounts.types.ts';
import type { Side } from '../../errors.ts';
import { nameOf, type Account, type Identity } from '../../domain/identity.ts';
import type { Words } from '../messages/types.ts';
import { Button } from '../parts/Button.tsx';
import { Heading } from '../parts/Heading.tsx';
import { OnlineButton } from '../parts/OnlineButton.tsx';
import { identityProviderName } from '../parts/providers.ts';
import { Person } from '../parts/Person.tsx';
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
          <span>
            <Who name={nameOf(verdict[side])} />
          </span>
        </label>
      ))}
    </fieldset>
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
  const describe = (identity: Identity) =>
    `${identityProviderName(identity, messages)} (${nameOf(identity)})`;
  return (
    <>
      <p>{messages.confirmHint(nameOf(ends), nameOf(stays))}</p>
      <ul className="la-consequences">
        {keep === 'secondary' && <li>{messages.primaryWillChange(nameOf(stays))}</li>}
        <li>{messages.settings[settings]}</li>
        <li>{messages.losesRest(nameOf(ends))}</li>
        {alongside.length > 0 && <li>{messages.comesAlong(alongside.map(describe))}</li>}
      </ul>
    </>
  );
}

interface AccountCardProps {
  readonly account: Account;
  readonly stays: boolean;
  readonly messages: Words;
}

function AccountCard({ account, stays, messages }: AccountCardProps) {
  const identity = account.identities.find(({ id }) => id === account.id);
  return (
    <figure className="la-account">
      <figcaption>{stays ? messages.stays : messages.joins}</figcaption>
      {identity !== undefined && <Person identity={identity} messages={messages} />}
    </figure>
  );
}
