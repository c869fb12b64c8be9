/** The remote's container, in a page where there may be others of its name, and of its version. */
import type { ModuleFederation } from '@module-federation/runtime';
import { REMOTE } from './manifest.ts';
import { before } from './withRetries.ts';

export type Container = Parameters<ModuleFederation['initRawContainer']>[2];

/**
 * Runs a script.
 *
 * @returns what `read` finds when the script has run, and nothing else since
 * @throws Error when it could not be loaded, or has another hash; `signal.reason` once the time is up
 */
export function run<T>(script: HTMLScriptElement, signal: AbortSignal, read: () => T): Promise<T> {
  const running = new Promise<T>((resolve, reject) => {
    script.addEventListener('load', () => resolve(read()));
    script.addEventListener('error', () => reject(new Error(`${script.src} did not load.`)));
    document.head.append(script);
  });
  return before(signal, running).finally(() => script.remove());
}

/**
 * Runs the entry, and takes what it leaves in the page out of there: the container is this host's, with what
 * this host shares. Nobody else's of the same name is taken for it, and it is taken for nobody else's.
 */
export function runEntry(
  script: HTMLScriptElement,
  globalName: string,
  signal: AbortSignal,
): Promise<Container | undefined> {
  const containers = globalThis as unknown as Record<string, Container | undefined>;
  const another = containers[globalName];
  const known = new Set(globalThis.__FEDERATION__.__INSTANCES__);
  return run(script, signal, () => {
    const container = containers[globalName];
    containers[globalName] = another;
    // The entry's own runtime, which the next entry of this name would go on with, failures included. (One
    // of another host's, that was there before, this entry has gone on with: nobody is told ahead of a script.)
    globalThis.__FEDERATION__.__INSTANCES__ = globalThis.__FEDERATION__.__INSTANCES__.filter(
      (instance) => instance.name !== REMOTE || known.has(instance),
    );
    return container;
  });
}

/**
 * Webpack waits for an element that is there already, even for one that hangs since an attempt that failed.
 * It cannot be told whose they are; out of the page they go on loading, for whoever waits for them.
 */
export function forgetScripts(globalName: string): void {
  const ofTheRemote = ({ dataset }: HTMLScriptElement) =>
    dataset.webpack?.startsWith(`${globalName}:`) ?? false;
  [...document.scripts].filter(ofTheRemote).forEach((script) => script.remove());
}
