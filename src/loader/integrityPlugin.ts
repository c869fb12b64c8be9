/** The integrity of the remote in hosts whose own federation runtime reads the manifest. */
import type { ModuleFederationRuntimePlugin } from '@module-federation/runtime';
import { hashesIn, REMOTE, type Hashes } from './manifest.ts';
import { createVerifiedScript } from './verifiedScript.ts';

/** The runtime shares its snapshots with all hosts of the page: who reads the manifest, reads it for all. */
interface VerifiableSnapshot {
  integrity?: Hashes;
}

/**
 * For a host that does not make the scripts by a plugin of its own. Scripts of other remotes are left alone.
 *
 * @example
 * createInstance({ name: 'my_portal', remotes, plugins: [integrityPlugin()] });
 */
export function integrityPlugin(): ModuleFederationRuntimePlugin {
  const verifiedScript = createVerifiedScript();
  let hashes: Hashes = new Map();
  return {
    name: 'link-accounts-integrity',
    async loadRemoteSnapshot(args) {
      const { moduleInfo, manifestJson, manifestUrl, remoteSnapshot } = args;
      if (moduleInfo.name === REMOTE && manifestUrl !== undefined) {
        Object.assign<object, VerifiableSnapshot>(remoteSnapshot, {
          integrity: hashesIn(manifestJson, manifestUrl),
        });
      }
      return args;
    },
    async afterLoadSnapshot(args) {
      const { integrity } = args.remoteSnapshot as VerifiableSnapshot;
      if (args.moduleInfo.name === REMOTE) hashes = integrity ?? new Map();
      return args;
    },
    createScript: ({ url, remoteInfo }) =>
      remoteInfo?.name === REMOTE ? verifiedScript(hashes, url) : undefined,
  };
}
