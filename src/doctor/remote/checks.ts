/** All that is asked about a remote: it is read once, and each check looks at what was read. */
import type { Ask } from '../ask.ts';
import { check, type Check, type Verdict } from '../check.ts';
import { readRemote, type Remote, type RemoteSubject } from './readRemote.ts';
import * as verdicts from './verdicts.ts';

const IS_IT_UP = 'Is it up? Is --remote its address?';

export function remoteChecks(subject: RemoteSubject): Check[] {
  let reading: Promise<Remote> | undefined;
  const read = (ask: Ask) => (reading ??= readRemote(ask, subject));
  const about = (name: string, verdict: (remote: Remote) => Verdict, needs: Check[] = []) =>
    check({ name, needs, ask: read, verdict, whenSilent: () => IS_IT_UP });

  const manifest = about('Manifest', verdicts.manifestVerdict);
  return [
    manifest,
    about('Versions', verdicts.versionsVerdict, [manifest]),
    about('Files', verdicts.filesVerdict, [manifest]),
    about('Integrity', verdicts.integrityVerdict, [manifest]),
    about('CORS', (remote) => verdicts.corsVerdict(remote, subject.origins), [manifest]),
    about('Content types', verdicts.typesVerdict, [manifest]),
    about('No sniffing', verdicts.nosniffVerdict, [manifest]),
    about('Cache of the entry', verdicts.entryCacheVerdict, [manifest]),
    about('Cache of hashed files', verdicts.hashedCacheVerdict, [manifest]),
  ];
}
