/** Loads the remote when it is wanted. Whatever is wrong with it stays a rejected promise. */
import {
  createInstance,
  type ModuleFederation,
  type ModuleFederationRuntimePlugin,
} from '@module-federation/enhanced/runtime';
import * as React from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as ReactDOM from 'react-dom';
import * as ReactDOMClient from 'react-dom/client';
import { createIntegrity, type Integrity } from './integrity.ts';

type Remote = typeof import('link_accounts/LinkAccounts');
export type LinkAccountsComponent = Remote['default'];

const LOAD_TIMEOUT_MS = 8_000;

/** Loads the component once; after a failure, again. */
export type LoadRemote = () => Promise<LinkAccountsComponent>;

/** @param url the remote's federation manifest */
export function createRemoteLoader(url: string): LoadRemote {
  const remotes = [{ name: 'link_accounts', entry: url }];
  let attempt = 0;
  let current: Promise<LinkAccountsComponent> | undefined;
  const host = createHost(remotes, () => attempt);

  const start = async () => {
    attempt += 1;
    if (attempt > 1) forget(host, remotes);
    const remote = host.loadRemote<Remote>('link_accounts/LinkAccounts');
    const component = (await before(LOAD_TIMEOUT_MS, remote))?.default;
    if (typeof component !== 'function') throw new Error('The remote has no such component.');
    return component;
  };

  return () => {
    current ??= start().catch((error: unknown) => {
      current = undefined;
      throw error;
    });
    return current;
  };
}

interface RemoteAddress {
  name: string;
  entry: string;
}

function createHost(remotes: RemoteAddress[], attempt: () => number): ModuleFederation {
  const integrity = createIntegrity();
  return createInstance({
    name: 'host_shell',
    shareStrategy: 'loaded-first',
    remotes,
    plugins: [integrity.hooks, guard(attempt, integrity)],
    shared: {
      react: ours(React),
      'react/jsx-runtime': ours(jsxRuntime),
      'react-dom': ours(ReactDOM),
      'react-dom/client': ours(ReactDOMClient),
    },
  });
}

/** What the runtime remembers of an attempt that failed would fail again. */
function forget(host: ModuleFederation, remotes: RemoteAddress[]): void {
  host.registerRemotes([...remotes], { force: true });
  // It keeps no call for these: chunks on this list are left to the remote, past `createScript`.
  globalThis.__FEDERATION__.__PRELOADED_MAP__.clear();
  globalThis.__FEDERATION__.__PRELOADED_ASSETS__.clear();
}

const ours = (library: unknown) => ({
  version: React.version,
  lib: () => library,
  shareConfig: { singleton: true, requiredVersion: `^${React.version}` },
});

/** Makes the runtime notice what it would take for an answer, and give up on what hangs. */
function guard(attempt: () => number, { scriptFor }: Integrity): ModuleFederationRuntimePlugin {
  return {
    name: 'guard',
    fetch: async (url, init) => {
      const signal = AbortSignal.timeout(LOAD_TIMEOUT_MS);
      const response = await fetch(url, { ...init, credentials: 'omit', signal });
      if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
      return response;
    },
    createScript: ({ url }) => {
      // A fresh address: the browser queues a request behind one for the same address that hangs.
      const address = new URL(url);
      if (attempt() > 1) address.searchParams.set('r', String(attempt()));
      return { script: scriptFor(url, address.href), timeout: LOAD_TIMEOUT_MS };
    },
  };
}

function before<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The remote did not load within ${milliseconds / 1000} s.`)),
      milliseconds,
    );
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
