/** Which of the generated paths are gone in the browser, and which steps no browser can take, and why. */
import { transitionPaths, type Path } from '../../src/testing/model.ts';
import { linkAccountsModels } from '../../src/testing/models.ts';
import { coveringReplays, rowsOf } from './cover.ts';
import { variantFor } from './replayInBrowser.ts';
import { replaysOf, type Replay } from './testModel.ts';

const all = Object.values(linkAccountsModels).flatMap((model) => replaysOf(model));

/** Steps that are taken elsewhere, or nowhere, by what they begin or end with. */
export const UNREACHABLE: readonly { readonly row: RegExp; readonly reason: string }[] = [
  {
    row: /^error session_switched · /,
    reason: 'The module has stopped: it offers to sign in again, and none of the flow’s buttons.',
  },
  {
    row: /^\{"authenticatingSecondary":"leaving"\} · /,
    reason:
      'The page is on its way to the login: nobody can act on it any more, and nothing can fail that it ' +
      'survives, because the SDK makes the address without a network.',
  },
  {
    row: /approveLink ✗/,
    reason:
      'The portal’s question cannot throw. test/browser/fakeTenant.test.tsx has a host whose does.',
  },
];

/** As far as a page can go it. */
function cut({ steps }: Path): Path {
  const isOut = (row: string) => UNREACHABLE.some((one) => one.row.test(row));
  const first = rowsOf({ steps }).findIndex(isOut);
  const taken = first === -1 ? steps : steps.slice(0, first + 1);
  const state = taken.at(-1)?.state;
  if (state === undefined) throw new Error('A path without a start.');
  return { steps: taken, state, weight: taken.length };
}

const reachable = Object.values(linkAccountsModels).flatMap((model) =>
  replaysOf(model, transitionPaths(model).map(cut)),
);

export const browserReplays: readonly Replay[] = coveringReplays(
  reachable.filter((replay) => variantFor(replay) !== null),
);

/** Each step that any path takes, and each that a path in the browser takes. */
export const rows = {
  all: [...new Set(all.flatMap(rowsOf))].sort(),
  taken: [...new Set(browserReplays.flatMap(rowsOf))].sort(),
};
