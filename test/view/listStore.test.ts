/** The list before there are machines: what is said when they do not come, and when they do not work. */
import { describe, expect, it, vi } from 'vitest';
import { linkAccountsError } from '../../src/errors.ts';
import { people } from '../../src/testing/people.ts';
import { createListStore } from '../../src/view/listStore.ts';
import type { LinkAccountsSystem, Machinery } from '../../src/view/system.ts';

/** A list on a page, of which the user wants something that needs the machines. */
async function askForMachines(loadMachinery: () => Promise<Machinery>) {
  const system: LinkAccountsSystem = {
    readAccount: async () => people.ada,
    currentUserId: async () => people.ada.id,
    returned: () => null,
    waiting: { current: () => null, subscribe: () => () => {} },
    windowInWaiting: { open: () => {}, close: () => {} },
    loadMachinery,
  };
  const store = createListStore(system);
  const onError = vi.fn();
  store.mount(() => ({ onError }));
  const again = vi.fn();
  await store.act({ at: 'authenticatingSecondary', perform: () => {}, again });
  return { failure: store.get().failure, onError, again };
}

const oops = () => {
  throw new TypeError('x is undefined');
};

describe('something that needs the machines', () => {
  it.each<[string, () => Promise<Machinery>, object]>([
    [
      'lost, when their code could not be fetched',
      () =>
        Promise.reject(
          linkAccountsError({ code: 'network' }, { cause: { name: 'ChunkLoadError' } }),
        ),
      { code: 'network', cause: { name: 'ChunkLoadError' } },
    ],
    [
      'nobody’s connection, when it was fetched and is wrong',
      async () => oops(),
      { code: 'server', cause: { name: 'TypeError' } },
    ],
    [
      'nobody’s connection, when they do not start',
      async () => ({ start: async () => oops() }),
      { code: 'server', cause: { name: 'TypeError' } },
    ],
  ])('is %s', async (_, load, told) => {
    const { failure, onError, again } = await askForMachines(load);
    expect(failure).toMatchObject({ error: { ...told, at: 'authenticatingSecondary' }, again });
    expect(onError).toHaveBeenCalledExactlyOnceWith(failure?.error);
  });
});
