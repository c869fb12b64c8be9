/** What is generated from the machines and the types, and where it stands. */
import { format, resolveConfig } from 'prettier';
import { identitiesMachine } from '../../machines/identities.machine.ts';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import { sessionMachine } from '../../machines/session.machine.ts';
import { drawReference } from './reference.ts';
import { SPECIFICATIONS } from './specifications.ts';
import { drawTable } from './transitionTable.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url).pathname;

export const README = at('README.md');
export const MACHINES = [linkAccountsMachine, identitiesMachine, sessionMachine];

const TITLES = {
  linkAccounts: 'Linking: every transition',
  identities: 'The list, and unlinking: every transition',
  session: 'The host’s session: every transition',
};

const written = async (file: string, markdown: string): Promise<readonly [string, string]> => {
  const options = { ...(await resolveConfig(file)), parser: 'markdown' };
  return [file, await format(markdown, options)];
};

/** Each table's file and text. */
export const tables = () =>
  Promise.all(
    (['linkAccounts', 'identities', 'session'] as const).map((name) =>
      written(at(`machines/${name}.transitions.md`), drawTable(TITLES[name], SPECIFICATIONS[name])),
    ),
  );

/** The file of the reference, and its text. */
export const reference = () => written(at('docs/reference.md'), drawReference());
