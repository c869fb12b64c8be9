/** The types that a build of the remote brings along, in a host that has nothing else of it. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import type { WebpackPluginInstance } from 'webpack';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requireTypes } from '../../deploy/webpack/requireTypes.ts';
import { compile } from '../../host-demo/build.ts';
import { serveFolder } from '../../host-demo/serve.ts';
import { checkOwn, createProject, type Project } from './support.ts';

const ROOT = join(import.meta.dirname, '../..');
const REMOTE = join(ROOT, 'dist/remote');
const PUBLIC_ADDRESS = 'https://cdn.example';

const guide = readFileSync(join(ROOT, 'docs/types.md'), 'utf8');
const blockOf = (language: string, nth = 0) =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))][nth]?.[1] ?? '';

const BARE = blockOf('tsx', 0);
const INSTANCE = blockOf('tsx', 1);

const WRONG = `
import type { Auth0Client } from '@auth0/auth0-spa-js';
declare const auth0: Auth0Client;
declare const mount: typeof import('link_accounts/mount').mount;
declare const LinkAccounts: typeof import('link_accounts/LinkAccounts').default;
declare const machine: typeof import('link_accounts/machine').linkAccountsMachine;
declare const define: typeof import('link_accounts/element').defineLinkAccounts;

export const right = [mount(document.body, { auth0 }), <LinkAccounts auth0={auth0} />, machine.id, define()];
export const wrong = [
  // @ts-expect-error not a client
  mount(document.body, { auth0: 'nobody' }),
  // @ts-expect-error no client at all
  <LinkAccounts />,
  // @ts-expect-error no such way to log in
  <LinkAccounts auth0={auth0} login="sideways" />,
  // @ts-expect-error the machine is not any
  machine.nothing,
  // @ts-expect-error a name is text
  define(1),
];
`;

const WRONG_BARE = `
import { loadRemote } from '@module-federation/runtime';
// @ts-expect-error what is loaded is not any
export const nothing = (await loadRemote('link_accounts/mount')).nothing;
`;

/** As among the files of the program. */
const INDEX = '/// <reference path="./@mf-types/index.d.ts" />';

let project: Project;

beforeAll(async () => {
  project = createProject();
  const server = await serveFolder({ folder: REMOTE, port: 0, cors: true });
  const config = join(project.folder, 'federation.js');
  writeFileSync(config, blockOf('js').replace(PUBLIC_ADDRESS, server.url));
  const { federation } = (await import(pathToFileURL(config).href)) as {
    federation: WebpackPluginInstance;
  };
  writeFileSync(join(project.folder, 'main.js'), '');
  writeFileSync(join(project.folder, 'tsconfig.json'), '{}');
  await compile([
    {
      mode: 'none',
      context: project.folder,
      entry: './main.js',
      output: { path: join(project.folder, 'dist'), publicPath: '/' },
      plugins: [federation],
    },
  ]);
  await server.close();
});
afterAll(() => project.remove());

/** What the compiler says of these in the project, set up as documented but for `more`. */
function check(modules: readonly string[], more: object = {}) {
  const { compilerOptions } = JSON.parse(blockOf('json')) as { compilerOptions: object };
  const config = { compilerOptions: { ...compilerOptions, ...more }, files: [] };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, project.folder);
  return checkOwn(project.program(modules, options), project);
}

it('a host whose plugin has fetched them type-checks: right props, and no wrong ones', () => {
  const modules = [BARE, INSTANCE, WRONG, WRONG_BARE];
  const { files, complaints } = check([...modules, INDEX]);
  expect(files.length).toBeGreaterThan(modules.length + 20);
  expect(complaints).toEqual([]);
});

it.each([
  ['bundler', {}],
  ['node16', { module: 'node16', moduleResolution: 'node16' }],
])('a host that has unpacked them by hand type-checks with moduleResolution %s', (_, more) => {
  const manifest = join(project.folder, '@mf-types/link_accounts/package.json');
  writeFileSync(manifest, '{ "type": "commonjs" }'); // for node16
  const { files, complaints } = check([INSTANCE, WRONG], more);
  expect(files.length).toBeGreaterThan(20);
  expect(complaints).toEqual([]);
});

it('a host that has none is told by its compiler', () => {
  rmSync(join(project.folder, '@mf-types'), { recursive: true });
  const { complaints } = check([INSTANCE]);
  expect(complaints).toEqual([
    [
      expect.any(String),
      expect.stringContaining("Cannot find module 'link_accounts/LinkAccounts'"),
    ],
  ]);
});

it('a build of the remote that made none fails', async () => {
  const nothing = { mode: 'none', context: project.folder, entry: './main.js' } as const;
  const output = { path: join(project.folder, 'remote') };
  await expect(compile([{ ...nothing, output, plugins: [requireTypes] }])).rejects.toThrow(
    'No types were generated',
  );
});
