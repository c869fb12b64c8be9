/**
 * What a person can do on a page when nothing fails, generated from the machine; and doing it, by
 * role and name, in a host's own end-to-end suite.
 */
import type { AnyMachineSnapshot } from 'xstate';
import type { Page } from 'playwright';
import {
  selectState,
  type LinkAccountsSnapshot,
  type TopLevelState,
} from '../../machines/linkAccounts.selectors.ts';
import type { LinkAccountsEvent } from '../../machines/linkAccounts.types.ts';
import { answerOf, transitionPaths, type Answers, type Model, type Path } from './model.ts';
import { linkAccountsFixtures, linkAccountsModels } from './models.ts';
import { expectState, linkedAccounts, openLogin, type SignIn } from './pages.ts';

export interface Journey {
  readonly description: string;
  readonly steps: Path['steps'];
}

/** Nothing fails: every answer is the ordinary one. */
const smooth = Object.fromEntries(
  Object.entries<Answers<unknown>>(linkAccountsFixtures.answers).map(([actor, { done }]) => [
    actor,
    { done: done.slice(0, 1), error: [] },
  ]),
);

const { events } = linkAccountsFixtures;

const model: Model = {
  ...linkAccountsModels.fresh,
  fixtures: {
    answers: smooth,
    events: {
      ...events,
      'link.start': events['link.start'].slice(0, 1),
      'link.confirm': events['link.confirm'].slice(0, 1),
      'session.switched': [], // nobody does that on this page
    },
  },
};

/** A person acts where the page waits for them; where it is at work, nobody is fast enough. */
const isCalm = ({ steps }: Path): boolean =>
  steps.every(({ event }, index) => {
    const before = steps[index - 1]?.state;
    return before === undefined || !before.hasTag('busy') || answerOf(event) !== null;
  });

const keyOf = ({ steps }: Pick<Path, 'steps'>): string =>
  steps.map(({ event }) => event.type).join(' ');

/** Each way through the module that a person can take when nothing fails. */
export const journeys: readonly Journey[] = transitionPaths(model)
  .filter(isCalm)
  .filter((path, _, all) =>
    all.every((other) => other === path || !keyOf(other).startsWith(`${keyOf(path)} `)),
  )
  .map(({ steps }) => ({ description: describe(steps), steps }));

function describe(steps: Path['steps']): string {
  const sent = steps.map(({ event }) => event.type).filter((type) => !type.startsWith('xstate.'));
  return [...sent, stateOf(steps.at(-1)?.state)].join(', ');
}

/** `verifying`, of whatever is nested in it. */
function stateOf(state: AnyMachineSnapshot | undefined): TopLevelState {
  return selectState(state as LinkAccountsSnapshot);
}

export interface JourneyOptions {
  /** What the button says: "Link {label}". */
  readonly label: string;
  /** Signs in as the other account, in the window that has opened. */
  readonly signIn: SignIn;
}

/** The button of each event, by its name. `link.start` opens a window, and is not clicked alone. */
const BUTTONS: Partial<Record<LinkAccountsEvent['type'], string>> = {
  'link.cancel': 'Cancel',
  'link.showWindow': 'Show the window',
  'link.confirm': 'Link accounts',
};

/**
 * Goes this way on the page, which shows the module to a signed-in user with nothing under way.
 *
 * @throws when a button is not there, or the module is not where the machine says
 */
export async function replayJourney(
  page: Page,
  { steps }: Journey,
  { label, signIn }: JourneyOptions,
): Promise<void> {
  let window: Page | null = null;
  for (const { event, state } of steps) {
    const button = BUTTONS[event.type as LinkAccountsEvent['type']];
    if (event.type === 'link.start') window = await openLogin(page, label);
    if (window !== null && answerOf(event)?.actor === 'authenticateSecondary') await signIn(window);
    if (button !== undefined) {
      await linkedAccounts(page).getByRole('button', { name: button, exact: true }).click();
    }
    if (!state.hasTag('busy')) await expectState(page, stateOf(state));
  }
}
