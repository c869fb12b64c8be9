/** The npm package: whoever installs it gets its types, its modules, and nothing that is ours alone. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { publint } from 'publint';
import ts from 'typescript';
import webpack from 'webpack';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkOwn, createProjectWithPackage, type ProjectWithPackage } from './support.ts';

const ROOT = join(import.meta.dirname, '../..');

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const MANIFEST = join(ROOT, 'dist/remote/v0/mf-manifest.json');

const OLDEST_SDK = join(ROOT, 'host-demo/hosts/react-18/node_modules/@auth0/auth0-spa-js');

/** Each door, used as its documentation says. */
const CONSUMER = `
import type { Auth0Client } from '@auth0/auth0-spa-js';
import { isLinkAccountsError, LinkAccounts, type LinkAccountsProps, type Messages } from 'link-accounts';
import { hostReact, RemoteLinkAccounts } from 'link-accounts/boundary';
import { createLinkAccountsLoader, isLinkCallback } from 'link-accounts/loader';
import { linkAccountsMachine, selectState } from 'link-accounts/machine';
import { mount } from 'link-accounts/mount';
import { createFakeTenant, journeys, people } from 'link-accounts/testing';

declare const auth0: Auth0Client;
const props: LinkAccountsProps = { auth0, locale: 'de', onLinked: ({ identities }) => identities };
export const component = <LinkAccounts {...props} connections={[{ name: 'github' }]} />;
export const language = (messages: Messages) => messages.language;
export const code = (error: unknown) => (isLinkAccountsError(error) ? error.code : null);
export const loader = createLinkAccountsLoader({ url: '/mf-manifest.json', shared: hostReact });
export const place = <RemoteLinkAccounts loader={loader} {...props} />;
export const isOurs = isLinkCallback(location.href, '/back') satisfies boolean;
export const loaded = loader.load('mount').then((remote) => remote.mount === mount);
export const states = [linkAccountsMachine.id, selectState.name, people.ada.id, journeys[0]?.description];
export const tenant = createFakeTenant().auth0 satisfies Auth0Client;

// @ts-expect-error the types are not \`any\`
mount(document.body, { auth0: 'nobody' });
// @ts-expect-error the remote has no such module
void loader.load('nothing');
`;

const BUNDLER = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

const RESOLUTIONS = [
  ['bundler', BUNDLER],
  ['node16', { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 }],
  ['bundler, with the oldest SDK', { ...BUNDLER, paths: { '@auth0/auth0-spa-js': [OLDEST_SDK] } }],
] as const satisfies readonly (readonly [string, ts.CompilerOptions])[];

let project: ProjectWithPackage;
beforeAll(() => {
  project = createProjectWithPackage();
  // As a host has it that carries the manifest itself.
  copyFileSync(MANIFEST, join(project.folder, 'linkAccounts.json'));
});
afterAll(() => project.remove());

const packed = () =>
  execFileSync('tar', ['-tzf', project.tarball], { encoding: 'utf8' })
    .split('\n')
    .map((path) => path.replace('package/', ''));

it.each(RESOLUTIONS)('a host type-checks with moduleResolution %s', (_, options) => {
  const docs = ['docs/loading.md', 'docs/serving.md'].map(read);
  const examples = [...docs.join('\n').matchAll(/```tsx?\n([^]*?)```/g)].map(
    ([, code = '']) => code,
  );
  expect(examples.length).toBeGreaterThan(2);
  const program = project.program([CONSUMER, ...examples], options);
  const { files, complaints } = checkOwn(program, project);
  expect(files.length).toBeGreaterThan(examples.length + 20);
  expect(complaints).toEqual([]);
});

it('a host that imports the module by name has its types from three lines', () => {
  const [, declaration = ''] = /```ts\n(declare [^]*?)```/.exec(read('docs/types.md')) ?? [];
  const use = `
    import LinkAccounts from 'link_accounts/LinkAccounts';
    declare const auth0: import('@auth0/auth0-spa-js').Auth0Client;
    export const right = <LinkAccounts auth0={auth0} />;
    // @ts-expect-error no client
    export const wrong = <LinkAccounts />;
  `;
  const { complaints } = checkOwn(project.program([declaration, use], BUNDLER), project);
  expect(complaints).toEqual([]);
});

it('the doors of the module itself lead to no types that do not compile', () => {
  const doors = [
    'link-accounts',
    ...['mount', 'element', 'machine'].map((d) => `link-accounts/${d}`),
  ];
  const imports = doors.map((door) => `export const door = import('${door}');`);
  const program = project.program(imports, { ...BUNDLER, skipLibCheck: false });
  const complaints = ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => [file?.fileName, messageText]);
  expect(complaints).toEqual([]);
});

it('every option has its documentation, where an editor finds it', () => {
  const program = project.program([CONSUMER], BUNDLER);
  const checker = program.getTypeChecker();
  const undocumented = ['options', 'loader', 'boundary'].flatMap((name) => {
    const file = program.getSourceFile(`${project.installed}/dist/package/src/${name}.d.ts`);
    const interfaces = file?.statements.filter(ts.isInterfaceDeclaration) ?? [];
    expect(interfaces).not.toEqual([]);
    return interfaces
      .filter((one) => /(Props|Options|Callbacks)$/.test(one.name.text))
      .flatMap((one) => checker.getTypeAtLocation(one).getProperties())
      .filter((property) => property.getDocumentationComment(checker).length === 0)
      .map((property) => `${name}: ${property.name}`);
  });
  expect(undocumented).toEqual([]);
});

it('every door opens in Node, where servers render and tests run', () => {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    exports: Record<string, unknown>;
  };
  const doors = Object.keys(exports).map((door) => door.replace('.', 'link-accounts'));
  const names = project.run(`
    for (const door of ${JSON.stringify(doors)}) console.log(Object.keys(await import(door)).length > 0);
  `);
  expect(names.trim().split('\n')).toEqual(doors.map(() => 'true'));
});

it('holds its documentation, and of our code only what was built, with the types of its doors', () => {
  const files = packed();
  expect(files).toEqual(
    expect.arrayContaining(['README.md', 'LICENSE', 'package.json', 'docs/loading.md']),
  );
  const code = files.filter((path) => /\.(ts|tsx|js|css)$/.test(path));
  const built = code.filter((path) => !path.startsWith('docs/'));
  expect(built.filter((path) => !/^dist\/package\/.+\.(js|d\.ts)$/.test(path))).toEqual([]);
  const types = built.filter((path) => path.endsWith('.d.ts'));
  expect(
    types.filter((path) => /src\/(auth0\/|actors\/|view\/(?!messages\/types))/.test(path)),
  ).toEqual([]);
});

it('holds what its documentation links to, or the README says that it does not', () => {
  const files = packed();
  const [, list = ''] =
    /The package holds[^]*?built from: ([^]*?)\. /.exec(read('README.md')) ?? [];
  const elsewhere = ['docs/screens', ...[...list.matchAll(/`([\w.-]+)`/g)].map(([, name]) => name)];
  const links = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|#)([^)\s#]+)/g)].map(([, link = '']) =>
        join(dirname(file), link),
      ),
    );
  const missing = links.filter(
    (link) => !files.some((file) => file === link || file.startsWith(`${link}/`)),
  );
  expect(elsewhere.length).toBeGreaterThan(5);
  expect(
    missing.filter(
      (link) => !elsewhere.some((name) => link === name || link.startsWith(`${name}/`)),
    ),
  ).toEqual([]);
});

it('leaves out what a host does not use, and loads a language when it is asked for', async () => {
  const error = await bundle(`export { isLinkAccountsError } from 'link-accounts';`);
  expect(error.map(({ name }) => name)).toEqual(['main.mjs']);
  expect(error[0]?.text).not.toContain('createMachine');
  const plugin = await bundle(`export { integrityPlugin as default } from 'link-accounts/loader';`);
  expect(plugin[0]?.text).toContain('link-accounts-integrity');
  expect(plugin[0]?.text).not.toContain('loadRemote(');
  const callback = await bundle(`export { isLinkCallback } from 'link-accounts/loader';`);
  expect(callback[0]?.text).not.toContain('createElement');
  const component = await bundle(`export { LinkAccounts } from 'link-accounts';`);
  const withGerman = component.filter(({ text }) => text.includes('Verknüpfte'));
  expect(withGerman.map(({ name }) => name)).toEqual(['de.mjs']);
});

it('weighs on a host what docs/loading.md says', async () => {
  const weigh = async (code: string, ...elsewhere: RegExp[]) => {
    const built = await bundle(code, { externals: elsewhere, minimize: true });
    return built.reduce((sum, { text }) => sum + brotliCompressSync(text).length / 1000, 0);
  };
  const runtime = `export { createInstance } from '@module-federation/runtime';`;
  const loader = `export { createLinkAccountsLoader } from 'link-accounts/loader';`;
  const place = `export { hostReact, RemoteLinkAccounts } from 'link-accounts/boundary';`;
  const alone = await weigh(loader, /^@module-federation/);
  const both = await weigh(loader + place, /^@module-federation/);
  const paragraph = /^What a host pays[^]*?\n\n/m.exec(read('docs/loading.md'))?.[0] ?? '';
  const said = [...paragraph.matchAll(/([\d.]+) kB/g)].map(([, kB]) => Number(kB));
  const measured = [await weigh(runtime), alone, both - alone];
  expect(said).toHaveLength(measured.length);
  for (const [index, kB] of measured.entries()) {
    expect(Math.abs((said[index] ?? 0) - kB), `${said[index]}: ${kB}`).toBeLessThan(0.05 + kB / 10);
  }
});

/** What a host's bundler makes of this. */
async function bundle(
  code: string,
  { externals = [], minimize = false }: { externals?: RegExp[]; minimize?: boolean } = {},
): Promise<{ name: string; text: string }[]> {
  const compiler = webpack({
    mode: 'production',
    context: project.folder,
    entry: `data:text/javascript,${code}`,
    externals: ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', ...externals],
    externalsType: 'module',
    output: {
      path: join(project.folder, 'bundle'),
      library: { type: 'module' },
      chunkFilename: '[name].mjs',
    },
    experiments: { outputModule: true },
    optimization: { minimize },
    performance: { hints: false },
  });
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
    compiler.run((error, result) => (error === null ? resolve(result) : reject(error)));
  });
  await new Promise((resolve) => compiler.close(resolve));
  const { errors, warnings, assets = [] } = stats?.toJson({ assets: true }) ?? {};
  expect([errors, warnings]).toEqual([[], []]);
  return assets.map(({ name }) => ({
    name,
    text: readFileSync(join(project.folder, 'bundle', name), 'utf8'),
  }));
}

it('publint has nothing to say', async () => {
  const { messages } = await publint({ pkgDir: project.installed, pack: false, strict: true });
  expect(messages).toEqual([]);
});

it('attw finds the types of every door, for all that can import ES modules', () => {
  const attw = join(ROOT, 'node_modules/.bin/attw');
  const args = [project.tarball, '--profile', 'esm-only'];
  const { status, stdout } = spawnSync(attw, args, { encoding: 'utf8' });
  expect(status, stdout).toBe(0);
});
