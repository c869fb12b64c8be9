/** `npm run gallery`: builds the gallery and serves it. GALLERY_PORT moves it from 3003. */
import { join } from 'node:path';
import { build } from './build.ts';
import { serveFolder } from './serve.ts';

/** Serves what is in `dist/gallery`. 0 takes a free port. */
export const serveGallery = (port: number) =>
  serveFolder({
    folder: join(import.meta.dirname, '..', 'dist', 'gallery'),
    port,
    portVariable: 'GALLERY_PORT',
    spaFallback: true,
  });

async function main(): Promise<void> {
  console.log('Starting; the build takes some seconds …');
  await build('gallery');
  const server = await serveGallery(Number(process.env.GALLERY_PORT || 3003));
  console.log(`\n  ${server.url}\n\n  Ctrl-C stops it.\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void server.close().then(() => process.exit(0)));
  }
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
