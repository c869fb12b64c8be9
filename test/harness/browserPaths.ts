/** Which of the generated paths are gone in the browser, and which steps no browser can take, and why. */
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

const isReachable = (replay: Replay): boolean =>
  rowsOf(replay).every((row) =>
    UNREACHABLE.every(({ row: unreachable }) => !unreachable.test(row)),
  );

export const browserReplays: readonly Replay[] = coveringReplays(
  all.filter((replay) => variantFor(replay) !== null && isReachable(replay)),
);

/** Each step that any path takes, and each that a path in the browser takes. */
export const rows = {
  all: [...new Set(all.flatMap(rowsOf))].sort(),
  taken: [...new Set(browserReplays.flatMap(rowsOf))].sort(),
};
