/** `npm run dev`: what is changed is built again, and an open page follows. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { expect, it } from 'vitest';
import { compileAgain } from '../../host-demo/build.ts';
import { createLiveReload } from '../../host-demo/liveReload.ts';
import { serveFolder } from '../../host-demo/serve.ts';
import { CHROMIUM_ARGS, chromiumExecutable } from '../harness/chromium.ts';

const PAGE = '<!doctype html><body><p id="word"></p><script src="/main.js"></script></body>';

it('an open page loads itself again after a change; one that does not compile is waited out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'link-accounts-dev-'));
  const write = (word: string) =>
    writeFile(join(folder, 'source.js'), `document.getElementById('word').append(${word});`);
  await writeFile(join(folder, 'index.html'), PAGE);
  await write('"first"');
  const liveReload = createLiveReload();
  const watching = await compileAgain(
    [
      {
        mode: 'none',
        context: folder,
        entry: './source.js',
        output: { path: folder, filename: 'main.js' },
      },
    ],
    liveReload.reload,
  );
  const server = await serveFolder({ folder, port: 0, spaFallback: true, liveReload });
  const browser = await chromium.launch({
    executablePath: chromiumExecutable(),
    args: CHROMIUM_ARGS,
  });
  const page = await browser.newPage();
  const connected = page.waitForResponse((response) => response.url().endsWith('/__reloads'));
  await page.goto(server.url);
  await connected;
  const word = () => page.locator('#word').textContent();
  expect(await word()).toBe('first');

  await write('"half-');
  await write('"second"');
  await expect.poll(word).toBe('second');

  await browser.close();
  await server.close();
  await watching.close();
  await rm(folder, { recursive: true });
});
