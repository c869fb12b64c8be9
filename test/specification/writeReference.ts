/** `npm run reference`: rewrites docs/reference.md. */
import { writeFileSync } from 'node:fs';
import { reference } from './documents.ts';

writeFileSync(...(await reference()));
