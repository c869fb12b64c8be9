/** The npm package as others get it: packed, and unpacked into a project far from this repository. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');

/** What such a project has beside the package: what that depends on, its peers, and their types. */
const INSTALLED = [
  '@auth0/auth0-react',
  '@auth0/auth0-spa-js',
  '@module-federation/runtime',
  '@types/react',
  '@types/react-dom',
  '@xstate/react',
  'jose',
  'playwright',
  'react',
  'react-dom',
  'xstate',
];

export interface Project {
  readonly folder: string;
  readonly tarball: string;
  /** Where the package is. */
  readonly installed: string;
  /** The compiler's view of the project with a file of each of these in it. */
  program(modules: readonly string[], options: ts.CompilerOptions): ts.Program;
  run(code: string): string;
  remove(): void;
}

export function createProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), 'link-accounts-consumer-'));
  const installed = join(folder, 'node_modules/link-accounts');
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const answer = execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
  const [{ filename }] = JSON.parse(answer) as [{ filename: string }];
  const tarball = join(folder, filename);
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  for (const name of INSTALLED) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');

  return {
    folder,
    tarball,
    installed,
    program(modules, options) {
      const files = modules.map((code, index) => {
        const file = join(folder, `consumer${index}.tsx`);
        writeFileSync(file, code);
        return file;
      });
      return ts.createProgram(files, { ...STRICT, ...options });
    },
    run: (code) =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
        cwd: folder,
        encoding: 'utf8',
      }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

const STRICT: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  jsx: ts.JsxEmit.ReactJSX,
  types: [],
};
