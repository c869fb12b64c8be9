import { afterAll, beforeAll, expect, it } from 'vitest';
import { ENTRIES, manifestPathOf } from '../../deploy/layout.ts';
import { startDemo, type Demo } from '../../host-demo/startDemo.ts';
import { doctor } from '../../src/doctor/doctor.ts';
import { version } from '../../src/version.ts';

let demo: Demo;

beforeAll(async () => void (demo = await startDemo({ build: false })));
afterAll(() => demo.close());

it.each(ENTRIES)(
  'finds nothing wrong with the demo: its tenant, and the %s entry as it is built',
  async (entry) => {
    const { hostUrl, tenantUrl, remoteUrl } = demo;

    const { exitCode, output } = await doctor([
      ...[
        'doctor',
        '--domain',
        tenantUrl,
        '--client-id',
        'link-accounts-demo',
        '--origin',
        hostUrl,
      ],
      ...['--remote', remoteUrl + manifestPathOf(version, entry)],
    ]);

    expect(output).toMatch(/\n21 right, 0 wrong, 0 not asked\.\n$/);
    expect(exitCode).toBe(0);
  },
);
