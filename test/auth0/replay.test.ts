/** The generated paths once more, with nothing held but the tenant's answers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkAccountsModels } from '../../src/testing/models.ts';
import { coveringReplays, rowsOf } from '../harness/cover.ts';
import { isPossible, openReplay } from '../harness/replayOverHttp.ts';
import { replaysOf } from '../harness/testModel.ts';
import { openTenant, type OpenTenant } from '../tenant/support.ts';

const all = Object.values(linkAccountsModels).flatMap((model) => replaysOf(model));
const replays = coveringReplays(all.filter(isPossible));

let tenant: OpenTenant;
let replay: Awaited<ReturnType<typeof openReplay>>;

beforeAll(async () => {
  tenant = await openTenant();
  replay = await openReplay(tenant);
});
afterAll(() => tenant.close());

describe('over HTTP, with the real actors and the real adapter', () => {
  it('these paths take every step that any path takes', () => {
    const rows = (paths: typeof all) => [...new Set(paths.flatMap(rowsOf))].sort();
    expect(rows(replays)).toEqual(rows(all));
  });

  it.each(replays)('$description', (path) => replay.run(path));
});
