/** A small server of static files, for the demo and its tests. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import {
  RELOADS_PATH,
  RELOADS_SCRIPT,
  RELOADS_SCRIPT_PATH,
  type LiveReload,
} from './liveReload.ts';
import { listenOnLoopback, type ListenOptions, type RunningServer } from './loopback.ts';

export interface ServeOptions extends ListenOptions {
  folder: string;
  /** More folders, by the path that they are under. */
  folders?: Readonly<Record<string, string>> | undefined;
  /** Lets pages of other origins read the files, as a federated remote must. */
  cors?: boolean;
  /** Answers page addresses such as `/settings` with the folder's `index.html`. */
  spaFallback?: boolean;
  /** Answers at these paths with JSON; asked anew for each request. */
  json?: Readonly<Record<string, (request: IncomingMessage) => unknown>>;
  /** Put into pages, in place of these words. */
  inPages?: Readonly<Record<string, () => string>>;
  /** Sent with every answer. The nonce is another one each time, and stands in the pages too. */
  headers?: (nonce: string) => Readonly<Record<string, string>>;
  /** Has pages load themselves again. */
  liveReload?: LiveReload | undefined;
  /** For tests of what happens when this server fails. */
  fault?: ((path: string) => Fault | undefined) | undefined;
}

/** How a server may fail: a wrong answer, none at all, or one that breaks off half-way. */
export type Fault = { status: number; type?: string; body?: string } | 'hang' | 'cut';

interface Answer {
  status: number;
  type: string;
  body: Buffer | string;
  cache?: string;
  encoding?: string;
}

const TEXT = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': JSON_TYPE,
  '.map': JSON_TYPE,
  '.svg': 'image/svg+xml',
  '.txt': TEXT,
  '.ts': TEXT,
  '.zip': 'application/zip',
};

/** One step deep: the page names its script and its style next to itself. */
const PAGE = /^\/[^/.]*$/;

/** A hash of the content in the name, or a module in the folder of its version: they never change. */
const LASTING = /\.[0-9a-f]{8}\.\w+(\.map)?$|\/v\d+\.\d+\.\d+[^/]*\/module\/[^/]+\.js$/;
const FOREVER = 'public, max-age=31536000, immutable';
/** Everything else a browser asks for again; a CDN may keep it for a minute. */
const BRIEFLY = 'public, max-age=0, s-maxage=60, must-revalidate';

/** What the build has compressed, the best one first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

const NONCE_BYTES = 16;
const NONCE_IN_PAGE = '__NONCE__';

/** Serves a folder on this machine only. */
export function serveFolder(options: ServeOptions): Promise<RunningServer> {
  return listenOnLoopback((request, response) => {
    respond(request, response, options).catch(() => response.destroy());
  }, options);
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServeOptions,
): Promise<void> {
  const path = pathOf(request);
  const fault = options.fault?.(path ?? '');
  if (fault === 'hang') return;
  if (options.liveReload !== undefined && path === RELOADS_PATH) {
    return options.liveReload.listen(response);
  }
  const answer = typeof fault === 'object' ? faulty(fault) : await answerTo(request, path, options);
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const body = bodyOf(answer, { ...inPagesOf(options), [NONCE_IN_PAGE]: () => nonce });
  response.writeHead(answer.status, {
    ...headersOf(answer, body.length, options),
    ...options.headers?.(nonce),
  });
  if (fault === 'cut') {
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  } else {
    response.end(request.method === 'HEAD' ? undefined : body);
  }
}

/** @returns undefined when the address cannot be read, such as `/%zz`. */
function pathOf(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

async function answerTo(
  request: IncomingMessage,
  path: string | undefined,
  options: ServeOptions,
): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plain(405, 'Only GET and HEAD.');
  if (path === undefined) return plain(400, 'This address cannot be read.');
  const json = options.json?.[path];
  if (json !== undefined) {
    return { status: 200, type: JSON_TYPE, body: JSON.stringify(json(request)) };
  }
  if (options.liveReload !== undefined && path === RELOADS_SCRIPT_PATH) {
    return { status: 200, type: typeOf(path), body: RELOADS_SCRIPT };
  }
  const isPage = options.spaFallback === true && PAGE.test(path);
  const { 'accept-encoding': accepted = '' } = request.headers;
  const file = await fileAt(...placeOf(isPage ? '/index.html' : path, options), accepted);
  return file ?? plain(404, 'Not found.');
}

/** The folder that a path is in, and its path there. */
function placeOf(path: string, { folder, folders = {} }: ServeOptions): [string, string] {
  const [prefix, under] = Object.entries(folders).find(([start]) => path.startsWith(start)) ?? [];
  return prefix === undefined || under === undefined
    ? [folder, path]
    : [under, path.slice(prefix.length)];
}

async function fileAt(
  folder: string,
  path: string,
  acceptedEncodings: string,
): Promise<Answer | undefined> {
  const file = resolve(join(folder, path));
  if (!file.startsWith(resolve(folder) + sep)) return undefined;
  const answer = { status: 200, type: typeOf(file), cache: LASTING.test(file) ? FOREVER : BRIEFLY };
  for (const [encoding, extension] of ENCODINGS) {
    const body = acceptedEncodings.includes(encoding) && (await read(file + extension));
    if (body) return { ...answer, body, encoding };
  }
  const body = await read(file);
  return body && { ...answer, body };
}

const read = (file: string) => readFile(file).catch(() => undefined);

/** What is put into pages; at their end, what has them loaded again. */
const inPagesOf = ({ inPages, liveReload }: ServeOptions) =>
  liveReload === undefined ? inPages : { ...inPages, '</body>': () => RELOADING_END };

const RELOADING_END = `<script nonce="${NONCE_IN_PAGE}" src="${RELOADS_SCRIPT_PATH}"></script></body>`;

function bodyOf({ type, body }: Answer, inPages: NonNullable<ServeOptions['inPages']>): Buffer {
  if (type !== TYPES['.html']) return Buffer.from(body);
  const fill = (page: string, [word, text]: [string, () => string]) => page.replaceAll(word, text);
  return Buffer.from(Object.entries(inPages).reduce(fill, body.toString()));
}

function headersOf(answer: Answer, length: number, options: ServeOptions): Record<string, string> {
  return {
    'Content-Type': answer.type,
    'Content-Length': String(length),
    'Cache-Control': answer.cache ?? 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept-Encoding',
    ...(answer.encoding !== undefined && { 'Content-Encoding': answer.encoding }),
    ...(options.cors === true && CORS),
  };
}

/** Also for pages that let in only what says that it may be (`Cross-Origin-Embedder-Policy`). */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

const plain = (status: number, body: string): Answer => ({ status, type: TEXT, body });

const faulty = ({ status, type, body }: Exclude<Fault, string>): Answer => ({
  status,
  type: type ?? TEXT,
  body: body ?? '',
});

const typeOf = (file: string): string => TYPES[extname(file)] ?? 'application/octet-stream';
