import {
  selectAccounts,
  selectAsksConfirmation,
} from '../../../machines/linkAccounts.selectors.ts';
import { nameOf, type Account, type Identity } from '../../domain/identity.ts';
import { Busy } from '../parts/Busy.tsx';
import { identityProviderName } from '../parts/providers.ts';
import { Person } from '../parts/Person.tsx';
import type { ScreenProps } from './screen.ts';

export function VerifyingScreen(props: ScreenProps) {
  return selectAsksConfirmation(props.snapshot) ? (
    <Confirmation {...props} />
  ) : (
    <Busy words={props.messages.verifying} />
  );
}

/** Who came back, what will happen to whom, and the last word of the user. */
function Confirmation({ snapshot, send, messages }: ScreenProps) {
  const { primary, secondary } = selectAccounts(snapshot);
  const [who, primaryWho] = [nameOf(secondary), nameOf(primary)];
  const alongside = secondary.identities.filter(({ id }) => id !== secondary.id);
  return (
    <div className="la-panel">
      <h3 className="la-heading" tabIndex={-1} data-focus="">
        {messages.confirmTitle}
      </h3>
      <div className="la-accounts">
        <AccountCard caption={messages.stays} account={primary} />
        <AccountCard caption={messages.joins} account={secondary} />
      </div>
      <p>{messages.confirmHint(who, primaryWho)}</p>
      <ul className="la-consequences">
        <li>{messages.keepsSettings}</li>
        <li>{messages.losesRest(who)}</li>
        {alongside.length > 0 && <li>{messages.comesAlong(alongside.map(describe).join(', '))}</li>}
      </ul>
      <div className="la-buttons">
        <button
          type="button"
          className="la-button la-primary"
          onClick={() => send({ type: 'link.confirm' })}
        >
          {messages.confirm}
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

const describe = (identity: Identity) => `${identityProviderName(identity)} (${nameOf(identity)})`;

function AccountCard({ caption, account }: { caption: string; account: Account }) {
  const identity = account.identities.find(({ id }) => id === account.id);
  return (
    <figure className="la-account">
      <figcaption>{caption}</figcaption>
      {identity !== undefined && <Person identity={identity} />}
    </figure>
  );
}
