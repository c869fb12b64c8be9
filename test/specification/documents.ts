/** What is generated from the machines, and where it stands. */
import { format, resolveConfig } from 'prettier';
import { identitiesMachine } from '../../machines/identities.machine.ts';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import { sessionMachine } from '../../machines/session.machine.ts';
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

/** Each table's file and text. */
export const tables = (): Promise<(readonly [string, string])[]> =>
  Promise.all(
    (['linkAccounts', 'identities', 'session'] as const).map(async (name) => {
      const file = at(`machines/${name}.transitions.md`);
      const options = { ...(await resolveConfig(file)), parser: 'markdown' };
      return [file, await format(drawTable(TITLES[name], SPECIFICATIONS[name]), options)] as const;
    }),
  );
