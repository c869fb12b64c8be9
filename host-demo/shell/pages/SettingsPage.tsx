import type { Auth0Client } from '@auth0/auth0-spa-js';
import { RemoteLinkAccounts } from 'link-accounts/boundary';
import type { LinkAccountsLoader } from 'link-accounts/loader';
import { useMemo } from 'react';
import { createAccountsApi } from '../../backend/client.ts';
import type { PortalConfig } from '../config.ts';
import { Skeleton, Unavailable } from '../LinkAccountsPlace.tsx';
import { useStepUp } from '../StepUp.tsx';
import { telemetry } from '../telemetry.ts';

interface SettingsPageProps {
  auth0: Auth0Client;
  config: PortalConfig;
  loader: LinkAccountsLoader;
}

export function SettingsPage({ auth0, config, loader }: SettingsPageProps) {
  const { managementAudience } = config.auth0;
  const api = useMemo(() => apiOf(auth0, config), [auth0, config]);
  const { stepUp, onBeforeAction } = useStepUp();
  const locale = new URLSearchParams(window.location.search).get('lang');
  return (
    <>
      <title>Account settings · Fernway</title>
      <h1>Account settings</h1>
      <p className="lead">The ways to sign in to your Fernway account, and where your box goes.</p>
      {stepUp}
      <div className="card remote">
        <RemoteLinkAccounts
          loader={loader}
          loading={<Skeleton />}
          unavailable={(why) => <Unavailable {...why} />}
          auth0={auth0}
          {...config.linkAccounts}
          {...telemetry}
          {...(managementAudience !== undefined && { managementAudience })}
          {...(api !== undefined && { api })}
          {...(config.stepUp === true && { onBeforeAction })}
          {...(locale !== null && { locale })}
        />
      </div>
      <Delivery />
    </>
  );
}

/** The portal's own server, where it has one. Its token comes from the client's memory alone. */
function apiOf(auth0: Auth0Client, { backend }: PortalConfig) {
  if (backend === undefined) return undefined;
  const accessToken = () => auth0.getTokenSilently({ cacheMode: 'cache-only' });
  return createAccountsApi({ url: backend.url, accessToken });
}

function Delivery() {
  return (
    <section className="card">
      <h2>Delivery</h2>
      <dl>
        <dt>Address</dt>
        <dd>12 Orchard Lane</dd>
        <dt>Place</dt>
        <dd>Beside the blue door</dd>
      </dl>
    </section>
  );
}
