/** The doctor, asked about the stand-in tenant and about a small remote that may be broken. */
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

/** What the build writes, in small. */
export const MANIFEST = {
  name: 'link_accounts',
  metaData: {
    buildInfo: { buildVersion: '0.1.0' },
    remoteEntry: { name: 'remoteEntry.js', path: '' },
    publicPath: 'auto',
  },
  exposes: ['LinkAccounts', 'mount', 'machine', 'element'].map((name, index) => ({
    path: `./${name}`,
    assets: file(`${name}.abcdef0${index}.js`),
  })),
  shared: ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client'].map((name) => ({
    name,
    requiredVersion: '^19.0.0',
    assets: file('540.abcdef09.js'),
  })),
};

export interface RemoteOptions {
  manifest?: unknown;
  cors?: boolean;
  headers?: Readonly<Record<string, string>>;
  fault?: (path: string) => Fault | undefined;
}

/** A remote as a server may serve it: the demo's own server, its files in a folder of their own. */
export async function serveRemote({
  manifest = MANIFEST,
  cors = true,
  ...more
}: RemoteOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'link-accounts-remote-'));
  const chunks = [...MANIFEST.exposes, ...MANIFEST.shared].flatMap(({ assets }) => assets.js.sync);
  for (const name of ['remoteEntry.js', ...chunks]) await writeFile(join(folder, name), '// code');
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
