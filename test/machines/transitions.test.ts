/** The tables beside the machines say what the machines do; `npm run machines` rewrites them. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tables } from '../specification/documents.ts';

/** The rows of each section, each with its state in front. */
function rowsIn(text: string): string[] {
  let section = '';
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('## ')) section = line.slice(3);
    if (!line.startsWith('| ') || /^\| (on|-+) +\|/.test(line)) return [];
    return [`${section} ${line.replaceAll(/ +/g, ' ')}`];
  });
}

describe('the table of transitions', async () => {
  it.each(await tables())('%s is what the machine does', (file, text) => {
    expect(existsSync(file)).toBe(true);
    const stands = rowsIn(readFileSync(file, 'utf8'));
    const does = rowsIn(text);
    expect(does).not.toHaveLength(0);
    // only what differs, so that a change can be reviewed here
    expect({
      'said, and not done': stands.filter((row) => !does.includes(row)),
      'done, and not said': does.filter((row) => !stands.includes(row)),
    }).toEqual({ 'said, and not done': [], 'done, and not said': [] });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
