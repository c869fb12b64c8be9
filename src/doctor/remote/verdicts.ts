/** What is right and wrong about a remote that has been read. Pure. */
import { quoted, type Answer } from '../ask.ts';
import { right, wrong, type Verdict } from '../check.ts';
import { isReadableBy } from '../cors.ts';
import type { Manifest } from './manifest.ts';
import type { Remote, ServedFile } from './readRemote.ts';

const NAME = 'link_accounts';
const COMPONENT = './LinkAccounts';
const EXPOSES = ['./mount', './element', './machine'];
/** Two copies of it on a page cannot work together. */
const SHARED_REACT = ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client'];

/** How long a host may go on with the files of the last release. */
const ENTRY_MAX_AGE_SECONDS = 300;
/** Named by their content, or in the folder of their version: they never change. */
const LASTING = /\.[0-9a-f]{8,}\.\w+$|\/v\d+\.\d+\.\d+[^/]*\/module\/[^/]+\.js$/;

const SERVER = "Your server or CDN, for the remote's files:";

export function manifestVerdict({ manifest, manifestFile }: Remote): Verdict {
  const { status } = manifestFile.answer;
  const fix =
    'Serve dist/remote as it was built; --remote is the address of mf-manifest.json, or of importmap.json.';
  if (manifest === null) return wrong(`no federation manifest (${status})`, fix);
  if (manifest.name !== NAME) return wrong(`the remote ${quoted(manifest.name)}, not ${NAME}`, fix);
  const needed = isStandalone(manifest) ? EXPOSES : [COMPONENT, ...EXPOSES];
  const missing = needed.filter((path) => !manifest.exposes.includes(path));
  if (missing.length > 0) return wrong(`lacks ${missing.join(', ')}`, fix);
  return right(`${NAME} with ${needed.join(', ')}`);
}

/** The entry that brings its own React, and so no component to render with another. */
const isStandalone = ({ exposes, shared }: Manifest): boolean =>
  shared.length === 0 && !exposes.includes(COMPONENT);

export function versionsVerdict({ manifest }: Remote): Verdict {
  const fix = 'Build the remote from a release, with its package.json and webpack.config.ts.';
  const version = manifest?.version ?? '';
  if (!/^\d+\.\d+\.\d+/.test(version)) return wrong(`no version (${quoted(version)})`, fix);
  if (manifest !== null && isStandalone(manifest)) {
    return right(`${quoted(version)}, with a React of its own`);
  }
  if (manifest?.isModules === true) {
    return right(`${quoted(version)}, with the React of the page's import map`);
  }
  const shared = SHARED_REACT.map((name) => manifest?.shared.find((one) => one.name === name));
  const alone = SHARED_REACT.filter((_, index) => shared[index] === undefined);
  if (alone.length > 0) return wrong(`brings a copy of its own of ${alone.join(', ')}`, fix);
  return right(`${quoted(version)}, for React ${quoted(shared[0]?.requiredVersion ?? '')}`);
}

export function filesVerdict({ scripts }: Remote): Verdict {
  const missing = scripts.filter(({ answer }) => answer?.status !== 200);
  if (missing.length === 0) return right(`all ${scripts.length} are there`);
  const list = missing.map(
    ({ url, answer }) => `${fileName(url)} (${answer?.status ?? 'no answer'})`,
  );
  return wrong(
    `${missing.length} of ${scripts.length} are missing: ${list.join(', ')}`,
    'Upload the whole of dist/remote, the hashed files before the manifest; keep those of the last release.',
  );
}

/** What a host would refuse to run, or would run without having compared it. */
export function integrityVerdict({ manifest, scripts }: Remote): Verdict {
  const files = served(scripts).filter(({ url }) => url.endsWith('.js'));
  const hashOf = ({ url }: ServedFile) => manifest?.hashes.get(url);
  const unlisted = files.filter((file) => hashOf(file) === undefined);
  const changed = files.filter((file) => !unlisted.includes(file) && hashOf(file) !== file.hash);
  if (changed.length > 0) {
    return wrong(
      `not what the manifest says, so hosts that compare refuse it: ${namesOf(changed)}`,
      'Upload this version again as it was built, and let nothing on the way rewrite scripts (a CDN that minifies, line ends); is that done, somebody else has changed them.',
    );
  }
  if (unlisted.length > 0) {
    return wrong(
      `no hash for ${namesOf(unlisted)}`,
      'Serve the manifest, or the import map, that was built with them: it lists a SHA-384 of each under "integrity".',
    );
  }
  return right(`all ${files.length} have the hash that the manifest says`);
}

export const corsVerdict = (remote: Remote, origins: readonly string[]): Verdict =>
  everyFile(remote, {
    isRight: (answer) =>
      origins[0] ? isReadableBy(origins[0], answer) : isReadableBy('*', answer),
    saw: `readable by ${origins[0] ?? 'any page'}`,
    lack: 'no Access-Control-Allow-Origin',
    fix: `${SERVER} Access-Control-Allow-Origin: *`,
  });

export const typesVerdict = (remote: Remote): Verdict =>
  everyFile(remote, {
    isRight: ({ headers }, url) => typeOf(url).test(headers.get('content-type') ?? ''),
    saw: 'JSON, JavaScript, CSS',
    lack: 'another Content-Type',
    fix: `${SERVER} Content-Type: application/json for .json, text/javascript for .js, text/css for .css`,
  });

export const nosniffVerdict = (remote: Remote): Verdict =>
  everyFile(remote, {
    isRight: ({ headers }) => headers.get('x-content-type-options') === 'nosniff',
    saw: 'nosniff',
    lack: 'no X-Content-Type-Options',
    fix: `${SERVER} X-Content-Type-Options: nosniff`,
  });

export const entryCacheVerdict = (remote: Remote): Verdict =>
  everyFile(
    { ...remote, scripts: remote.scripts.filter(({ url }) => !LASTING.test(url)) },
    {
      isRight: ({ headers }) => isShort(headers.get('cache-control') ?? ''),
      saw: 'asked for again',
      lack: 'kept for too long',
      fix: `${SERVER} Cache-Control: no-cache for mf-manifest.json and remoteEntry.js`,
    },
  );

export function hashedCacheVerdict({ scripts }: Remote): Verdict {
  const isForEver = ({ headers }: Answer) =>
    /\bimmutable\b/.test(headers.get('cache-control') ?? '');
  const files = served(scripts).filter(({ url }) => LASTING.test(url));
  const short = files.filter(({ answer }) => !isForEver(answer));
  if (short.length === 0) return right(`${files.length} kept for ever`);
  return wrong(
    `not immutable: ${namesOf(short)}`,
    `${SERVER} Cache-Control: public, max-age=31536000, immutable where the name holds a hash`,
  );
}

interface Rule {
  isRight(answer: Answer, url: string): boolean;
  readonly saw: string;
  readonly lack: string;
  readonly fix: string;
}

function everyFile({ manifestFile, scripts }: Remote, { isRight, saw, lack, fix }: Rule): Verdict {
  const files = served([manifestFile, ...scripts]);
  const bad = files.filter(({ answer, url }) => !isRight(answer, url));
  return bad.length === 0 ? right(saw) : wrong(`${lack}: ${namesOf(bad)}`, fix);
}

/** Files that are missing have a line of their own. */
const served = <File extends ServedFile>(files: readonly File[]) =>
  files.flatMap((file) => (file.answer?.status === 200 ? [{ ...file, answer: file.answer }] : []));

function isShort(cacheControl: string): boolean {
  if (/\b(no-store|no-cache)\b/.test(cacheControl)) return true;
  const seconds = /\bmax-age=(\d+)/.exec(cacheControl)?.[1];
  return seconds !== undefined && Number(seconds) <= ENTRY_MAX_AGE_SECONDS;
}

const TYPES: Readonly<Record<string, RegExp>> = {
  json: /^application\/(.+\+)?json\b/,
  js: /^(text|application)\/javascript\b/,
  css: /^text\/css\b/,
};

const typeOf = (url: string): RegExp => TYPES[/\w+$/.exec(fileName(url))?.[0] ?? ''] ?? /./;

const fileName = (url: string): string => quoted(new URL(url).pathname.split('/').pop() ?? '');

const MAX_NAMED = 3;
function namesOf(files: readonly { url: string }[]): string {
  const names = files.slice(0, MAX_NAMED).map(({ url }) => fileName(url));
  const more = files.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
