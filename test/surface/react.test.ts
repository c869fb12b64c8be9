/** The module runs on the host's own React, from 19.0 on: nothing that came later may be taken from it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SOURCES = new URL('../../src', import.meta.url).pathname;

/** @see [React 19.2](https://react.dev/blog/2025/10/01/react-19-2) */
const SINCE_19_2 = ['Activity', 'cacheSignal', 'useEffectEvent', 'ViewTransition'];

it('takes from React only what React 19.0 has', () => {
  const imported = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(SOURCES, name), 'utf8'))
    .flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from 'react'/g)])
    .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()));
  expect(imported).toContain('useState');
  expect(imported.filter((name) => SINCE_19_2.includes(name))).toEqual([]);
});
