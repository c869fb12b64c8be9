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
      const { [pkgName]: versions = {}, react = {} } = shareScopeMap[scope] ?? {};
      const hasAnother = Object.values(react).some(({ from }) => from !== shared.from);
      if (!hasAnother) return;
      if (previousShared !== undefined) versions[shared.version] = previousShared;
      else Reflect.deleteProperty(versions, shared.version);
    },
  };
}
