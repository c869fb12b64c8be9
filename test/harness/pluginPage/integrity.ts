/** What `runtimePlugins` of the federation plugin names. */
export { integrityPlugin as default } from '../../../src/loader.ts';
