/**
 * Builds the npm package: module by module, as it is written, so that a host's bundler can leave out
 * what it does not use, and loads a language when it is asked for.
 *
 * What is built follows from the doors that package.json names. Types that no door shows stay here.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'lightningcss';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..');
const OUT = 'dist/package';

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  readonly bin?: Readonly<Record<string, string>>;
}

const inRoot = (path: string) => join(ROOT, path);

/** The built files that others reach from outside. */
function readDoors(): string[] {
  const { exports, bin } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as Manifest;
  const entries = Object.values(exports).flatMap((door) =>
    typeof door === 'string' ? [] : door.default,
  );
  return [...entries, ...Object.values(bin ?? {})].map(inRoot);
}

function readOptions(): ts.CompilerOptions {
  const file = ts.readConfigFile(inRoot('tsconfig.json'), (path) => ts.sys.readFile(path));
  return {
    ...ts.parseJsonConfigFileContent(file.config, ts.sys, ROOT).options,
    noEmit: false,
    rewriteRelativeImportExtensions: true,
    rootDir: ROOT,
    outDir: inRoot(OUT),
  };
}

/** `dist/package/src/mount.js` is built from `src/mount.tsx`. */
function sourceOf(built: string): string {
  const path = built.replace(inRoot(OUT), ROOT).replace(/\.js$/, '');
  const source = [`${path}.ts`, `${path}.tsx`].find((file) => ts.sys.fileExists(file));
  if (source === undefined) throw new Error(`${built} has no source.`);
  return source;
}

/** Not every bundler knows `?raw`: a stylesheet becomes a module that exports its text. */
const STYLESHEET = /(['"])(\.[^'"]+\.css)\?raw\1/g;

function writeModule(file: string, text: string): void {
  for (const [, , stylesheet = ''] of text.matchAll(STYLESHEET)) {
    const built = join(file, '..', stylesheet);
    const filename = built.replace(inRoot(OUT), ROOT);
    const css = transform({ filename, code: readFileSync(filename), minify: true }).code;
    ts.sys.createDirectory(join(built, '..'));
    writeFileSync(`${built}.js`, `export default ${JSON.stringify(css.toString())};\n`);
  }
  ts.sys.writeFile(file, text.replaceAll(STYLESHEET, "'$2.js'"));
}

/** A door's types, and those that they name. */
function typesOf(doors: readonly string[], options: ts.CompilerOptions): Set<string> {
  const declarations = doors.map((door) => door.replace(/\.js$/, '.d.ts'));
  const program = ts.createProgram(declarations, { ...options, noEmit: true });
  return new Set(program.getSourceFiles().map(({ fileName }) => fileName));
}

function build(): void {
  const doors = readDoors();
  const options = readOptions();
  rmSync(inRoot(OUT), { recursive: true, force: true });
  const sources = [...doors.map(sourceOf), inRoot('src/view/styles/raw.d.ts')];
  const { diagnostics, emittedFiles = [] } = ts
    .createProgram(sources, { ...options, listEmittedFiles: true })
    .emit(undefined, writeModule);
  if (diagnostics.length > 0) {
    throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost(options)));
  }
  const shown = typesOf(doors, options);
  const hidden = emittedFiles.filter((file) => file.endsWith('.d.ts') && !shown.has(file));
  hidden.forEach((file) => rmSync(file));
}

build();
