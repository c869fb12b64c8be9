/** As a host with a federation runtime loads the module. */
import { createInstance, type ModuleFederationRuntimePlugin } from '@module-federation/runtime';
import { integrityPlugin } from '../../../src/loader.ts';
import type { Exposed, HostOptions } from './options.ts';
import { REACT } from './react.ts';

const own = (library: unknown) => ({
  version: REACT.react.version,
  lib: () => library,
  shareConfig: { singleton: true, requiredVersion: `^${REACT.react.version}` },
});

const SHARED = Object.entries(REACT).map(([name, one]) => [name, own(one)] as const);

const pinTo = (integrity: string): ModuleFederationRuntimePlugin => ({
  name: 'pin',
  fetch: (url, init) => fetch(url, { ...init, integrity }),
});

let hosts = 0;

export async function loadFederated(options: HostOptions): Promise<Exposed> {
  const { manifest, expose, react, entries, verifies, pin = '' } = options;
  const isShared = (name: string) => react && (entries?.includes(name) ?? true);
  const host = createInstance({
    name: `host_${(hosts += 1)}`,
    shareStrategy: 'loaded-first',
    remotes: [{ name: 'link_accounts', entry: manifest }],
    shared: Object.fromEntries(SHARED.filter(([name]) => isShared(name))),
    plugins: verifies ? [integrityPlugin(), pinTo(pin)] : [],
  });
  const exposed = await host.loadRemote<Exposed>(`link_accounts/${expose}`);
  if (exposed === null) throw new Error(`The remote has no ${expose}.`);
  return exposed;
}
