/**
 * The composition root of what is loaded once there is something to do: adapter → actors → machines →
 * screens. The list itself comes before, from `LinkAccounts.tsx`.
 */
import { createActor, waitFor } from 'xstate';
import { identitiesMachine } from '../machines/identities.machine.ts';
import { linkAccountsMachine } from '../machines/linkAccounts.machine.ts';
import { sessionMachine } from '../machines/session.machine.ts';
import { identitiesActors, sessionActors } from './actors/accountActors.ts';
import { linkImplementations, type LinkOptions } from './actors/linkActors.ts';
import type { Auth0Dependencies } from './auth0/dependencies.ts';
import { createHostLogin } from './auth0/hostLogin.ts';
import type { WindowInWaiting } from './auth0/popup.ts';
import { waitingLogin } from './auth0/returnedLogin.ts';
import { createSecondarySignIn } from './auth0/secondarySignIn.ts';
import { STRICT_POLICY, type Policy } from './domain/policy.ts';
import type { ListPorts, Ports } from './domain/ports.ts';
import { BesideList } from './view/BesideList.tsx';
import { followAccount, followFlow } from './view/follow.ts';
import { LinkFlow } from './view/LinkFlow.tsx';
import { SessionNotice, withSessionNews } from './view/parts/SessionNotice.tsx';
import type { Machinery, MachineryStart, RunningMachinery } from './view/system.ts';

export interface MachineryParts {
  readonly ports: ListPorts;
  readonly dependencies: Auth0Dependencies;
  readonly windowInWaiting: WindowInWaiting;
  readonly options: Omit<LinkOptions, 'policy'> & { readonly policy: () => Partial<Policy> };
}

export function createMachinery(parts: MachineryParts): Machinery {
  const { dependencies, windowInWaiting } = parts;
  const { hostSession } = parts.ports;
  const options = {
    ...parts.options,
    policy: () => ({ ...STRICT_POLICY, ...parts.options.policy() }),
  };
  const ports: Ports = {
    ...parts.ports,
    secondarySignIn: createSecondarySignIn(dependencies, windowInWaiting, hostSession),
    hostLogin: createHostLogin(dependencies, () => hostSession.currentUserId()),
  };
  const flowMachine = linkAccountsMachine.provide(linkImplementations(ports, options));

  async function start({ reading, isShown, callbacks }: MachineryStart): Promise<RunningMachinery> {
    const actors = identitiesActors(ports, options.beforeAction, reading);
    const list = createActor(identitiesMachine.provide({ actors }));
    const session = createActor(sessionMachine.provide({ actors: sessionActors(ports) }));
    followAccount({ list, session, callbacks });
    list.start();
    session.start();
    // what is on the page already is not taken away again
    if (isShown) await waitFor(list, (snapshot) => !snapshot.matches('reading'));
    return {
      ...{ list, session, BesideList, SessionNotice, withSessionNews, LinkFlow },
      beginFlow(account, begun) {
        const input = { userId: account.id, returned: waitingLogin() };
        const flow = createActor(flowMachine, { input });
        const dependsOnTenantSession = () => hostSession.dependsOnTenantSession();
        followFlow({ flow, input, account, list, session, callbacks, dependsOnTenantSession });
        flow.start();
        if (begun !== null) flow.send({ type: 'link.start', ...begun });
        const stop = () => {
          flow.stop();
          ports.vault.forgetSecondary();
        };
        return { flow, stop };
      },
      stop() {
        list.stop();
        session.stop();
      },
    };
  }

  return { start };
}
