/**
 * Runs within the remote's federation runtime. The React that the remote brings is for pages that share
 * none. Beside a host's own it is not offered: it would take the place of one that is still on its
 * way, and where it is newer, a host that prefers the newest would take it for the whole page.
 */
import type { ModuleFederationRuntimePlugin } from '@module-federation/runtime';

export default function guest(): ModuleFederationRuntimePlugin {
  return {
    name: 'link-accounts-guest',
    afterRegisterShare({ shareScopeMap, scope, pkgName, shared, previousShared }) {
      const versions = shareScopeMap[scope]?.[pkgName] ?? {};
      const isOffered = Object.values(versions).some((one) => one !== shared);
      if (previousShared !== undefined) versions[shared.version] = previousShared;
      else if (isOffered) Reflect.deleteProperty(versions, shared.version);
    },
  };
}
