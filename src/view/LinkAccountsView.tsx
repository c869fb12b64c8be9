import { useState } from 'react';
import type { Account } from '../domain/identity.ts';
import type { AnyLinkAccountsError } from '../errors.ts';
import type { ConnectionOption, LinkAccountsCallbacks } from '../options.ts';
import { LinkFlow } from './LinkFlow.tsx';
import type { Messages } from './messages/types.ts';
import { ErrorPanel } from './parts/ErrorPanel.tsx';
import { IdentityList, IdentityListSkeleton } from './parts/IdentityList.tsx';
import { Region } from './parts/Region.tsx';
import {
  useIdentities,
  useLinkFlow,
  type IdentitiesRef,
  type Machines,
} from './useLinkAccounts.ts';

export interface LinkAccountsViewProps {
  readonly machines: Machines;
  readonly messages: Messages;
  readonly connections: readonly ConnectionOption[];
  readonly callbacks: LinkAccountsCallbacks;
}

/** The list of the user's logins and, below it, linking one more. */
export function LinkAccountsView({ machines, messages, ...props }: LinkAccountsViewProps) {
  const [snapshot, list] = useIdentities(machines, props.callbacks);
  const { account, error } = snapshot.context;
  return (
    <Region messages={messages} announcement={snapshot.hasTag('busy') ? messages.loading : ''}>
      {account !== null && <IdentityList account={account} messages={messages} />}
      {account === null && snapshot.hasTag('busy') && <IdentityListSkeleton messages={messages} />}
      {snapshot.matches('failed') && error !== null && (
        <ErrorPanel error={error} messages={messages}>
          <button
            type="button"
            className="la-button la-primary"
            onClick={() => list.send({ type: 'list.read' })}
          >
            {messages.tryAgain}
          </button>
        </ErrorPanel>
      )}
      {account !== null && (
        <Linking key={account.id} {...{ machines, messages, account, list, ...props }} />
      )}
    </Region>
  );
}

interface LinkingProps extends LinkAccountsViewProps {
  readonly account: Account;
  readonly list: IdentitiesRef;
}

/** One flow after another: "Done" puts the finished one away. */
function Linking(props: LinkingProps) {
  const [flowNumber, setFlowNumber] = useState(1);
  return <Flow key={flowNumber} {...props} onDone={() => setFlowNumber(flowNumber + 1)} />;
}

function Flow({
  machines,
  list,
  callbacks,
  ...props
}: LinkingProps & { readonly onDone: () => void }) {
  const [snapshot, send] = useLinkFlow(machines, props.account.id, list, callbacks);
  return <LinkFlow {...props} snapshot={snapshot} send={send} />;
}

/** What is left to show when the host's options cannot be used. */
export function UnusableOptions({
  error,
  messages,
}: {
  readonly error: AnyLinkAccountsError;
  readonly messages: Messages;
}) {
  return (
    <Region messages={messages} announcement="">
      <ErrorPanel error={error} messages={messages} />
    </Region>
  );
}
