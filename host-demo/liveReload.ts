/** Pages that load themselves again when what they are made of has been built anew. */
import type { ServerResponse } from 'node:http';

export type LiveReload = ReturnType<typeof createLiveReload>;

export const RELOADS_PATH = '/__reloads';
export const RELOADS_SCRIPT_PATH = '/__reloads.js';

/** In a page: waits for the word. @see [Server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html) */
export const RELOADS_SCRIPT = `new EventSource('${RELOADS_PATH}').onmessage = () => location.reload();`;

export function createLiveReload() {
  const pages = new Set<ServerResponse>();
  return {
    /** Keeps the answer to a page open. */
    listen(page: ServerResponse): void {
      page.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      page.write(':\n\n'); // a comment: the page is connected
      pages.add(page);
      page.on('close', () => pages.delete(page));
    },
    reload(): void {
      for (const page of pages) page.write('data: built\n\n');
    },
  };
}
