/** The README promises only what is there: its code compiles, its names exist, its pictures are true. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { identitiesMachine } from '../../machines/identities.machine.ts';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import { withStatecharts } from '../specification/readmeStatecharts.ts';
import { sessionMachine } from '../../machines/session.machine.ts';
import {
  ERROR_CODES,
  linkAccountsError,
  type LinkAccountsErrorCode,
  type Refusal,
} from '../../src/errors.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const readme = readFileSync(`${ROOT}README.md`, 'utf8');
const { scripts, ...packages } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

/** The compiler's complaints about a file of this text at the top of the project. */
function complaints(code: string): string[] {
  const file = `${ROOT}readme-example.tsx`;
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, code, version) : read(name, version);
  const program = ts.createProgram([file, `${ROOT}src/view/styles/raw.d.ts`], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** The names of an interface's own fields. */
function fieldsOf(file: string, name: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(ROOT + file, 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const found = source.statements.filter(ts.isInterfaceDeclaration);
  const members = found.find((one) => one.name.text === name)?.members ?? [];
  return members.map((member) => member.name?.getText(source) ?? '');
}

describe('the README', () => {
  it('has TypeScript that compiles', () => {
    const blocks = [...readme.matchAll(/```tsx?\n([^]*?)```/g)].map(([, code = '']) => code);
    const suite = readFileSync(`${ROOT}test/e2e/hostSuite.test.ts`, 'utf8');
    expect(blocks.splice(blocks.indexOf(suite), 1)).toEqual([suite]); // it runs there
    expect(blocks).not.toHaveLength(0);
    expect(blocks.flatMap(complaints)).toEqual([]);
  }, 60_000);

  it('shows the machines as they are; `npm run machines` redraws them', () => {
    const machines = [linkAccountsMachine, identitiesMachine, sessionMachine];
    expect(withStatecharts(readme, machines)).toBe(readme);
    expect(readme).toContain('idle --> authenticatingSecondary');
  });

  it('says of every error code whether trying again can help', () => {
    const rows = [...readme.matchAll(/^\| `(\w+)` .*\| (yes|no) +\|$/gm)];
    const said = Object.fromEntries(rows.map(([, code = '', again]) => [code, again === 'yes']));
    const details = { missing: [], fix: '' };
    const canRetry = (code: LinkAccountsErrorCode) =>
      linkAccountsError({ code, details } as unknown as Refusal).canRetry;
    const table = ERROR_CODES.map((code) => [code, canRetry(code)]);
    expect(said).toEqual(Object.fromEntries(table));
  });

  it.each([
    ['src/options.ts', 'LinkAccountsProps'],
    ['src/options.ts', 'LinkAccountsCallbacks'],
    ['src/domain/policy.ts', 'Policy'],
  ])('names all that a host may set: %s, %s', (file, name) => {
    const fields = fieldsOf(file, name);
    expect(fields).not.toHaveLength(0);
    expect(fields.filter((field) => !readme.includes(`\`${field}\``))).toEqual([]);
  });

  it('names only scripts that exist', () => {
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('gives a reason for each dependency', () => {
    const names = Object.keys({ ...packages.dependencies, ...packages.devDependencies });
    const unexplained = names.filter(
      (name) => !name.startsWith('@types/') && !readme.includes(`\`${name}\``),
    );
    expect(unexplained).toEqual([]);
  });
});
