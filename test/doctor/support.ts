/** The doctor, asked about the stand-in tenant and about a small remote that may be broken. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFolder, type Fault } from '../../host-demo/serve.ts';
import { doctor } from '../../src/doctor/doctor.ts';
import type { Finding } from '../../src/doctor/diagnose.ts';
import { ORIGIN, type OpenTenant } from '../tenant/support.ts';

export const tenantArguments = ({ url }: Pick<OpenTenant, 'url'>) =>
  `doctor --domain ${url} --client-id link-accounts-demo --origin ${ORIGIN}`.split(' ');

export interface Diagnosis {
  exitCode: number;
  wrong: { name: string; saw: string; fix: string }[];
  /** Names of what was not asked. */
  unknown: string[];
  /** Names of what is right. */
  right: string[];
  output: string;
}

export async function diagnosisOf(argv: readonly string[]): Promise<Diagnosis> {
  const { exitCode, output, complaint } = await doctor([...argv, '--json']);
  if (complaint !== '') throw new Error(complaint);
  const { sections } = JSON.parse(output) as { sections: { findings: Finding[] }[] };
  const findings = sections.flatMap((section) => section.findings);
  const namesOf = (is: Finding['is']) =>
    findings.filter((finding) => finding.is === is).map(({ name }) => name);
  return {
    exitCode,
    wrong: findings.flatMap((one) =>
      one.is === 'wrong' ? [{ name: one.name, saw: one.saw, fix: one.fix }] : [],
    ),
    unknown: namesOf('unknown'),
    right: namesOf('right'),
    output,
  };
}

const file = (...names: string[]) => ({
  js: { sync: names, async: [] },
  css: { sync: [], async: [] },
});

const exposes = ['LinkAccounts', 'mount', 'machine', 'element'].map((name, index) => ({
  path: `./${name}`,
  assets: file(`${name}.abcdef0${index}.js`),
}));
const shared = ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client'].map((name) => ({
  name,
  requiredVersion: '^19.0.0',
  assets: file('540.abcdef09.js'),
}));

/** What is in each of its scripts. */
const CODE = '// code: ✓';
const SCRIPTS = [
  'remoteEntry.js',
  ...new Set([...exposes, ...shared].flatMap(({ assets }) => assets.js.sync)),
];
const hash = `sha384-${createHash('sha384').update(CODE).digest('base64')}`;

/** What the build writes, in small. */
export const MANIFEST = {
  name: 'link_accounts',
  metaData: {
    buildInfo: { buildVersion: '0.1.0' },
    remoteEntry: { name: 'remoteEntry.js', path: '' },
    publicPath: 'auto',
  },
  exposes,
  shared,
  integrity: Object.fromEntries(SCRIPTS.map((name) => [name, hash])),
};

export interface RemoteOptions {
  manifest?: unknown;
  cors?: boolean;
  headers?: Readonly<Record<string, string>>;
  fault?: (path: string) => Fault | undefined;
  /** Scripts that are others than the manifest says, with what is in them. */
  changed?: Readonly<Record<string, string>>;
}

/** A remote as a server may serve it: the demo's own server, its files in a folder of their own. */
export async function serveRemote({
  manifest = MANIFEST,
  cors = true,
  changed = {},
  ...more
}: RemoteOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'link-accounts-remote-'));
  for (const name of SCRIPTS) await writeFile(join(folder, name), changed[name] ?? CODE);
  await writeFile(join(folder, 'mf-manifest.json'), JSON.stringify(manifest));
  const { headers = {}, fault } = more;
  const server = await serveFolder({ folder, port: 0, cors, headers: () => headers, fault });
  return {
    url: `${server.url}/mf-manifest.json`,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
