/** As `federated`, and the remote uses this host's federation runtime instead of bringing one. */
import { createInstance } from '@module-federation/enhanced/runtime';
import injectExternalRuntime from '@module-federation/inject-external-runtime-core-plugin';

createInstance({ name: 'provider', remotes: [], plugins: [injectExternalRuntime()] });
await import('./federated.tsx');
