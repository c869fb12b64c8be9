/** What the browser compares a script with. */
import { createHash } from 'node:crypto';
import type { Compilation } from 'webpack';

export const isScript = (file: string) => file.endsWith('.js');

export const contentOf = (compilation: Compilation, file: string) =>
  compilation.getAsset(file)?.source.buffer() ?? Buffer.alloc(0);

/** @see [Subresource Integrity](https://www.w3.org/TR/sri-2/) */
export const hashOf = (compilation: Compilation, file: string) =>
  `sha384-${createHash('sha384').update(contentOf(compilation, file)).digest('base64')}`;
