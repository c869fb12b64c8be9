/** The servers that the built remote is tested on: the demo's own, and nginx where it is installed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listenOnLoopback, type RunningServer } from '../../host-demo/loopback.ts';
import { serveFolder } from '../../host-demo/serve.ts';
import { expect } from './expect.ts';

export type ServeRemote = (folder: string, port: number) => Promise<RunningServer>;

export const REMOTE = join(import.meta.dirname, '../../dist/remote');

/** Where Debian's package puts it, and others. */
const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find(existsSync);

const CONFIGURATION = new URL('../../deploy/nginx.conf', import.meta.url);

const serveWithDemo: ServeRemote = (folder, port) => serveFolder({ folder, port, cors: true });

/** With the configuration of `deploy/`, as it is but for the folder and the port. */
const serveWithNginx =
  (nginx: string): ServeRemote =>
  async (folder, port) => {
    const home = await mkdtemp(join(tmpdir(), 'link-accounts-nginx-'));
    const at = port === 0 ? await freePort() : port;
    const server = (await readFile(CONFIGURATION, 'utf8'))
      .replace('listen 80;', `listen 127.0.0.1:${at};`)
      .replace('root /var/www/link-accounts;', `root ${folder};`);
    await writeFile(join(home, 'nginx.conf'), around(server, home));
    const child = spawn(nginx, ['-p', home, '-c', 'nginx.conf', '-e', 'stderr'], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const url = `http://localhost:${at}`;
    await expect.poll(() => fetch(url).then(() => 'answers', String)).toBe('answers');
    const close = async () => {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
      await rm(home, { recursive: true });
    };
    return { url, close };
  };

/** One process of our own, that writes nowhere but into its home. */
const around = (server: string, home: string) => `
  daemon off;
  master_process off;
  pid ${home}/pid;
  events {}
  http {
    access_log off;
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${home}/${name};`)
      .join('\n')}
    ${server}
  }
`;

async function freePort(): Promise<number> {
  const server = await listenOnLoopback(() => undefined, { port: 0 });
  await server.close();
  return Number(new URL(server.url).port);
}

if (NGINX === undefined) {
  console.warn('nginx is not installed: deploy/nginx.conf is not tested, the demo’s server is.');
}

/** By name, for `describe.each`. */
export const REMOTE_SERVERS: readonly (readonly [string, ServeRemote])[] = [
  ['the demo’s server', serveWithDemo],
  ...(NGINX === undefined ? [] : [['nginx', serveWithNginx(NGINX)] as const]),
];
