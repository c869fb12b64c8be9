/** What a host's own plugins, and its operators, are told by the loader. Its network is in test/e2e/remote.test.ts. */
import { expect, it, onTestFinished } from 'vitest';
import { createLinkAccountsLoader, type LinkAccountsLoaderOptions } from '../../src/loader.ts';

type Plugin = NonNullable<LinkAccountsLoaderOptions['plugins']>[number];

const URL_OF_MANIFEST = '/remote/mf-manifest.json';
const GLOBAL_NAME = 'link_accounts_of_a_test';
const MODULE = { version: 'of a test' };

/** As the remote's, with files that nobody serves. */
const MANIFEST = {
  metaData: { globalName: GLOBAL_NAME, remoteEntry: { name: 'entry.js' } },
  exposes: [{ name: 'mount', assets: { js: { sync: ['mount.js'] } } }],
};

const at = (file: string) => new URL(`/remote/${file}`, document.baseURI).href;

/** A plugin that has all that the loader asks for. @returns it, and what it was asked for */
function answering(status = 200) {
  const asked: string[] = [];
  const container = { init: () => undefined, get: async () => () => MODULE };
  const leave = `globalThis.${GLOBAL_NAME} = globalThis.containerOfTest`;
  const script = URL.createObjectURL(new Blob([leave], { type: 'text/javascript' }));
  Object.assign(globalThis, { containerOfTest: container });
  onTestFinished(() => URL.revokeObjectURL(script));
  const plugin: Plugin = {
    name: 'of-a-test',
    fetch: async (url) => {
      asked.push(url);
      return Response.json(MANIFEST, { status });
    },
    createScript: ({ url }) => {
      asked.push(url);
      return Object.assign(document.createElement('script'), { src: script });
    },
  };
  return { plugin, asked };
}

it('a plugin may answer for the manifest and make the scripts', async () => {
  const { plugin, asked } = answering();
  const loader = createLinkAccountsLoader({ url: URL_OF_MANIFEST, plugins: [plugin] });
  await expect(loader.load('mount')).resolves.toEqual(MODULE);
  expect(asked).toEqual(['mf-manifest.json', 'entry.js', 'mount.js'].map(at));
});

it('no plugin is asked for a manifest that the host carries', async () => {
  const { plugin, asked } = answering();
  const carried = { url: URL_OF_MANIFEST, manifest: MANIFEST };
  const loader = createLinkAccountsLoader({ ...carried, plugins: [plugin] });
  await expect(loader.load('mount')).resolves.toEqual(MODULE);
  expect(asked).toEqual(['entry.js', 'mount.js'].map(at));
});

it('a file without a hash is refused where no plugin makes the scripts', async () => {
  const carried = { url: URL_OF_MANIFEST, manifest: MANIFEST, retries: 0 };
  const told: unknown[] = [];
  const loader = createLinkAccountsLoader({ ...carried, onFailure: (one) => told.push(one) });
  await expect(loader.load('mount')).rejects.toThrow('could not be loaded');
  const error = new Error(`The manifest has no hash for ${at('entry.js')}.`);
  expect(told).toEqual([{ address: at('mf-manifest.json'), error }]);
});

it('what failed is told by its absolute address', async () => {
  const { plugin } = answering(503);
  const told: unknown[] = [];
  const loader = createLinkAccountsLoader({
    url: URL_OF_MANIFEST,
    fallback: ['/earlier/mf-manifest.json', URL_OF_MANIFEST],
    retries: 0,
    plugins: [plugin],
    onFailure: ({ address }) => told.push(address),
  });
  await expect(loader.load('mount')).rejects.toThrow('could not be loaded');
  expect(told).toEqual([at('mf-manifest.json'), at('../earlier/mf-manifest.json')]);
});
