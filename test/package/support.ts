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
  '@module-federation/enhanced',
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
  /** The compiler's view of the project with a file of each of these in it. */
  program(modules: readonly string[], options: ts.CompilerOptions): ts.Program;
  run(code: string): string;
  remove(): void;
}

export interface ProjectWithPackage extends Project {
  readonly tarball: string;
  /** Where the package is. */
  readonly installed: string;
}

/** A project that has all but the package. */
export function createProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), 'link-accounts-consumer-'));
  for (const name of INSTALLED) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');

  return {
    folder,
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

export function createProjectWithPackage(): ProjectWithPackage {
  const project = createProject();
  const installed = join(project.folder, 'node_modules/link-accounts');
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', project.folder];
  const answer = execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
  const [{ filename }] = JSON.parse(answer) as [{ filename: string }];
  const tarball = join(project.folder, filename);
  mkdirSync(installed);
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  return { ...project, tarball, installed };
}

/** The files of a program that are the project's, and what the compiler says of them: others' types are others' business. */
export function checkOwn(program: ts.Program, { folder }: Project) {
  const files = program.getSourceFiles().filter((file) => file.fileName.startsWith(folder));
  const complaints = files
    .flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ])
    .map(({ messageText, file }) => [file?.fileName, messageText]);
  return { files, complaints };
}

const STRICT: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  jsx: ts.JsxEmit.ReactJSX,
  types: [],
  resolveJsonModule: true,
};
