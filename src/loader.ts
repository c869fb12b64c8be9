/** The door for hosts that load the remote at run time, whatever becomes of it. */
import type { ModuleFederationRuntimePlugin } from '@module-federation/runtime';
import type * as ElementDoor from './element.ts';
import type * as LinkAccountsDoor from './LinkAccounts.tsx';
import type * as MachineDoor from './machine.ts';
import type * as MountDoor from './mount.tsx';
import { createFederatedHost, type SharedModules } from './loader/federatedHost.ts';
import { createLastGood } from './loader/lastGood.ts';
import { absolute } from './loader/manifest.ts';
import { withRetries } from './loader/withRetries.ts';

export { isLinkCallback } from './domain/linkCallback.ts';
export { integrityPlugin } from './loader/integrityPlugin.ts';
export type { SharedModules };

/** What the remote exposes. */
export interface RemoteModules {
  readonly LinkAccounts: typeof LinkAccountsDoor;
  readonly mount: typeof MountDoor;
  readonly element: typeof ElementDoor;
  readonly machine: typeof MachineDoor;
}

/** One attempt that failed. Another, or another address, may have succeeded since. */
export interface LoadFailure {
  /** The manifest that was to be loaded from: its absolute address. */
  readonly address: string;
  readonly error: unknown;
}

export interface LinkAccountsLoaderOptions {
  /**
   * The address of the remote's federation manifest, `https://…/mf-manifest.json`. A relative one is
   * taken from the page that the loader is made in, once.
   */
  readonly url: string;
  /**
   * What `url` says, where the host has it already, in its build or in its page: nobody is asked for
   * it, and nothing but the files that it lists runs from there, whatever else the page has loaded
   * from that address. For the `url` of one version.
   */
  readonly manifest?: object | undefined;
  /** Milliseconds for each address, all its attempts together. Default 8000. */
  readonly timeout?: number | undefined;
  /**
   * How many attempts follow the first at an address, while its time lasts. Default 2: after 0.3 to
   * 0.45 s, and after twice as long.
   */
  readonly retries?: number | undefined;
  /**
   * Other manifests to load from when `url` fails, such as those of earlier versions, the best one
   * first. Of these, the one that last worked in this browser goes before the others.
   */
  readonly fallback?: string | readonly string[] | undefined;
  /**
   * Modules of the host's that the remote is to use instead of its own. A host with React 19 hands
   * over all of React: `hostReact` of `link-accounts/boundary`. Default: none.
   */
  readonly shared?: SharedModules | undefined;
  /**
   * More plugins for the federation runtime. One that answers `fetch` is asked for manifests, and one
   * with a `createScript` of its own is responsible for the address and the integrity of what the loader
   * loads. They are applied anew after a failure.
   *
   * @see [Runtime hooks](https://module-federation.io/guide/runtime/runtime-hooks.html)
   */
  readonly plugins?: readonly ModuleFederationRuntimePlugin[] | undefined;
  /** Told of each attempt that failed, for the host's operators. */
  readonly onFailure?: ((failure: LoadFailure) => void) | undefined;
}

export interface LinkAccountsLoader {
  /**
   * Loads a module of the remote once; after a failure, anew.
   *
   * @throws AggregateError when no address worked; its `errors` say why, one for each.
   */
  load<Name extends keyof RemoteModules>(name: Name): Promise<RemoteModules[Name]>;
  /**
   * Loads a module ahead of need, for example when somebody points at the link to the page that shows
   * it. What fails here is `onFailure`'s alone: whoever needs the module tries again.
   */
  preload(name: keyof RemoteModules): void;
}

const TIMEOUT_MS = 8_000;
const RETRIES = 2;

/**
 * Loads the remote when it is wanted. Whatever is wrong with it ends, within
 * `timeout × the number of addresses`, as a rejected promise; the next call really tries again.
 *
 * @example
 * const loader = createLinkAccountsLoader({
 *   url: 'https://cdn.example/v0/mf-manifest.json',
 *   fallback: 'https://cdn.example/v0.1.0/mf-manifest.json',
 * });
 * const { mount } = await loader.load('mount');
 */
export function createLinkAccountsLoader(options: LinkAccountsLoaderOptions): LinkAccountsLoader {
  const { url, timeout = TIMEOUT_MS, retries = RETRIES, fallback = [], shared = {} } = options;
  const first = absolute(url);
  const listed = [first, ...[fallback].flat().map(absolute)];
  const lastGood = createLastGood(listed);
  const host = createFederatedHost({ shared, plugins: options.plugins ?? [] });
  const loads = new Map<string, Promise<unknown>>();
  let latest: Promise<unknown> = Promise.resolve();

  const loadFrom = async (address: string, name: string) => {
    const source = { address, manifest: address === first ? options.manifest : undefined };
    const onFailure = (error: unknown) => options.onFailure?.({ address, error });
    const attempt = (signal: AbortSignal) => host.load(name, source, signal);
    const module = await withRetries(attempt, { timeout, retries, onFailure });
    lastGood.keep(address);
    return module;
  };

  const loadFromAny = async (name: string) => {
    const errors: unknown[] = [];
    // what is in the page already comes first, so that two modules are of one version
    const addresses = [host.serving(), first, lastGood.read(), ...listed];
    for (const address of new Set(addresses.filter((one) => one !== undefined))) {
      try {
        return await loadFrom(address, name);
      } catch (error) {
        errors.push(error);
      }
    }
    throw new AggregateError(errors, 'Link Accounts could not be loaded.');
  };

  const load = (name: string) => {
    const known = loads.get(name);
    if (known !== undefined) return known;
    // one after the other: starting over would pull the rug from under another load
    const started = latest.then(() => loadFromAny(name));
    loads.set(name, started);
    latest = started.catch(() => loads.delete(name));
    return started;
  };
  return {
    load: load as LinkAccountsLoader['load'], // the remote is the one that these types are of
    preload: (name) => void load(name).catch(() => {}),
  };
}
