/** `npm run machines`: rewrites the pictures of the machines in the README, and their tables. */
import { readFileSync, writeFileSync } from 'node:fs';
import { MACHINES, README, tables } from './documents.ts';
import { withStatecharts } from './readmeStatecharts.ts';

writeFileSync(README, withStatecharts(readFileSync(README, 'utf8'), MACHINES));
for (const [file, text] of await tables()) writeFileSync(file, text);
