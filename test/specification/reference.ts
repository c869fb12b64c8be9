/** docs/reference.md, out of the types and their comments: what a host may pass, hear and meet. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { screens } from '../../host-demo/gallery/screens.ts';
import { ERROR_CODES, type LinkAccountsErrorCode } from '../../src/errors.ts';
import { en } from '../../src/view/messages/en.ts';
import { createWords } from '../../src/view/messages/words.ts';

/** What the props speak of, in the order in which a reader meets it. */
const TYPES = [
  ['src/options.ts', 'ConnectionOption'],
  ['src/domain/policy.ts', 'Policy'],
  ['src/domain/metadata.ts', 'MetadataStrategy'],
  ['src/domain/verification.ts', 'PrimaryChoice'],
  ['machines/linkAccounts.types.ts', 'LoginMode'],
  ['machines/linkAccounts.types.ts', 'LinkAccountsOutput'],
  ['machines/identities.types.ts', 'UnlinkResult'],
  ['src/options.ts', 'SessionUser'],
  ['src/domain/identity.ts', 'Identity'],
  ['src/domain/identity.ts', 'Person'],
  ['src/domain/ports.ts', 'AccountsApi'],
] as const;

const parse = (path: string) =>
  ts.createSourceFile(
    path,
    readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );

function declarationIn(path: string, name: string) {
  const found = parse(path).statements.find(
    (one): one is ts.InterfaceDeclaration | ts.TypeAliasDeclaration =>
      (ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one)) && one.name.text === name,
  );
  if (found === undefined) throw new Error(`${path} declares no ${name}.`);
  return found;
}

function membersOf(path: string, name: string): readonly ts.PropertySignature[] {
  const found = declarationIn(path, name);
  return ts.isInterfaceDeclaration(found) ? found.members.filter(ts.isPropertySignature) : [];
}

const textOf = (comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string =>
  (ts.getTextOfJSDocComment(comment) ?? '').replaceAll('\n', ' ');

/** What the comment says, its examples and its sources. */
function documentationOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const tags = ts.getJSDocTags(node);
  const examples = tags
    .filter((tag) => tag.tagName.text === 'example')
    .map((tag) => `\`\`\`tsx\n${ts.getTextOfJSDocComment(tag.comment) ?? ''}\n\`\`\``);
  const sources = tags.flatMap((tag) => /\[.+?\]\(.+?\)/.exec(tag.getText())?.[0] ?? []);
  return [
    ...comments.map(({ comment }) => textOf(comment)),
    ...examples,
    ...sources.map((source) => `See ${source}.`),
  ].join('\n\n');
}

/** As a reader would write it: one line, and nobody has to be told that it may be left out. */
function typeOf({ type: node }: ts.PropertySignature): string {
  if (node === undefined) return '';
  const all = ts.isUnionTypeNode(node) ? node.types : [node];
  const [only, ...others] = all.filter((one) => one.kind !== ts.SyntaxKind.UndefinedKeyword);
  const isAlone = only !== undefined && others.length === 0;
  const bare = isAlone && ts.isParenthesizedTypeNode(only) ? only.type : isAlone ? only : node;
  return bare.getText().replaceAll(/\s+/g, ' ');
}

/** A prop or an event: its name, its type, what is to know of it. */
function member(one: ts.PropertySignature): string {
  const isRequired = one.questionToken === undefined;
  const name = one.name.getText();
  return `### \`${name}\`\n\n\`${typeOf(one)}\`${isRequired ? ', required' : ''}\n\n${documentationOf(one)}`;
}

function type([path, name]: (typeof TYPES)[number]): string {
  const found = declarationIn(path, name);
  return `### \`${name}\`\n\n${documentationOf(found)}\n\n\`\`\`ts\n${found.getText()}\n\`\`\``;
}

const words = createWords({ messages: en, locale: 'en' });

/** One code: what the user reads, whether the step may be tried again, what the host learns besides. */
function row(code: LinkAccountsErrorCode): string {
  const error = screens[`Error: ${code}`]?.flow.context.error;
  if (!error) throw new Error(`The gallery shows no ${code}.`);
  const details = membersOf('src/errors.ts', 'DetailsByCode').find(
    (one) => one.name.getText() === code,
  );
  const { what, todo } = words.ofError(error);
  const shape = details?.type?.getText().replaceAll('|', '\\|');
  const cells = [
    `\`${code}\``,
    `**${what}.** ${todo}`,
    error.canRetry ? 'yes' : 'no',
    shape ? `\`${shape}\`` : '–',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The whole page, as Markdown that Prettier has not seen yet. */
export const drawReference = (): string => `# Reference: props, events, types, errors

Written from the types and their comments by \`npm run reference\`; a test compares.

## Props

${membersOf('src/options.ts', 'LinkAccountsProps').map(member).join('\n\n')}

## Events

Props too: each is called once per occurrence.

${membersOf('src/options.ts', 'LinkAccountsCallbacks').map(member).join('\n\n')}

## Types

${TYPES.map(type).join('\n\n')}

## Errors

What \`onError\` gets, and what the user reads meanwhile: the words are the English ones, about the people of the demo. An error
carries \`code\`, \`details\`, \`at\` (the step), \`canRetry\`, \`leftover\` (metadata that could not be taken back) and a redacted
\`cause\`. Recognise one by its code, with \`isLinkAccountsError\`, never by \`instanceof\`.

| code | what the user reads, and is to do | try again | \`details\` |
| --- | --- | --- | --- |
${ERROR_CODES.map(row).join('\n')}
`;
