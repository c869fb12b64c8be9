/** `npm run machines`: rewrites the pictures of the machines in the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { identitiesMachine } from './identities.machine.ts';
import { linkAccountsMachine } from './linkAccounts.machine.ts';
import { sessionMachine } from './session.machine.ts';
import { withStatecharts } from './readmeStatecharts.ts';

const README = new URL('../README.md', import.meta.url);
const machines = [linkAccountsMachine, identitiesMachine, sessionMachine];
writeFileSync(README, withStatecharts(readFileSync(README, 'utf8'), machines));
