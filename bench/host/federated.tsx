/** The federation runtime reads the remote's manifest, and shares the host's React with it. */
import { createInstance } from '@module-federation/enhanced/runtime';
import * as React from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as ReactDOM from 'react-dom';
import * as ReactDOMClient from 'react-dom/client';
import { startPage, type Load } from './page.tsx';

interface Remote {
  default: Awaited<ReturnType<Load>>;
}

const ours = (library: unknown) => ({
  version: React.version,
  lib: () => library,
  shareConfig: { singleton: true, requiredVersion: `^${React.version}` },
});

let remote: Promise<Remote | null> | undefined;

function loadRemote(url: string): Promise<Remote | null> {
  const host = createInstance({
    name: 'bench',
    shareStrategy: 'loaded-first',
    remotes: [{ name: 'link_accounts', entry: url }],
    shared: {
      react: ours(React),
      'react/jsx-runtime': ours(jsxRuntime),
      'react-dom': ours(ReactDOM),
      'react-dom/client': ours(ReactDOMClient),
    },
  });
  return host.loadRemote<Remote>('link_accounts/LinkAccounts');
}

void startPage(async (url) => {
  const loaded = await (remote ??= loadRemote(url));
  if (loaded === null) throw new Error('The remote has no such component.');
  return loaded.default;
});
