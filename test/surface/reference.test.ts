/** docs/reference.md says what the types say; `npm run reference` rewrites it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reference } from '../specification/documents.ts';

it('the reference is that of these types', async () => {
  const [file, text] = await reference();
  expect(readFileSync(file, 'utf8')).toBe(text);
});
