/** As a host with the package's loader loads the module: a loader for each way to make one, which it keeps. */
import { hostReact } from '../../../src/boundary.tsx';
import { createLinkAccountsLoader, type LinkAccountsLoader } from '../../../src/loader.ts';
import type { Exposed, HostOptions } from './options.ts';

const loaders = new Map<string, LinkAccountsLoader>();

export function loadByLoader(options: HostOptions): Promise<Exposed> {
  const { manifest: url, expose, react, loader: made } = options;
  const way = JSON.stringify({ url, react, made });
  const shared = react ? hostReact : {};
  const loader = loaders.get(way) ?? createLinkAccountsLoader({ ...made, url, shared, retries: 1 });
  loaders.set(way, loader);
  return loader.load(expose);
}
