/** Half of the paths: two files share them, so that two workers run them. */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { browserReplays } from './browserPaths.ts';
import { openPortal, type Portal } from './portal.ts';
import { prepareSessions, replayInBrowser, type Sessions } from './replayInBrowser.ts';

export function describePaths(half: 0 | 1) {
  describe('on the page, the paths', () => {
    let portal: Portal;
    let sessions: Sessions;
    beforeAll(async () => {
      portal = await openPortal();
      sessions = await prepareSessions(portal);
    });
    afterAll(() => portal.close());

    it.each(browserReplays.filter((_, index) => index % 2 === half))('$description', (replay) =>
      replayInBrowser(portal, sessions, replay),
    );
  });
}
