/**
 * A generated path on the federated remote in a real Chromium: what people do are clicks by role and
 * name, what actors answer is what happens in the login window, at the host, and at the tenant, whose
 * answers are held until their step has come. After each step the screen is that of the state, and
 * exactly the buttons are enabled that the machine allows.
 */
import type { Locator, Page } from 'playwright';
import type { AnyEventObject, AnyMachineSnapshot } from 'xstate';
import type { LinkAccountsActors, LinkAccountsEvent } from '../../machines/linkAccounts.types.ts';
import { isLinkAccountsError } from '../../src/errors.ts';
import { answerOf } from '../../src/testing/model.ts';
import { expect } from './expect.ts';
import {
  answerTo,
  contextOf,
  invokedIn,
  isLinkedLater,
  isPlanning,
  leafOf,
  plansOf,
  type ActorName,
  type Answer,
  type Steps,
} from './lookAhead.ts';
import type { Fault, Portal, Variant, Visit } from './portal.ts';
import type { Replay, Subject } from './testModel.ts';

const ADA = 'auth0|ada';
const GOOGLE = 'google-oauth2|108204';
const NOBODY_CAN_TELL: Partial<Fault> = { status: 500 };

/** The page's variant under which this path can be gone; `null` where no host has such props. */
export function variantFor({ input, steps }: Replay): Variant | null {
  const { returned } = input as { returned?: unknown };
  const modes = steps.map(({ event }) => event).filter(({ type }) => type === 'link.start');
  const logins = new Set(modes.map(({ login }) => String(login)));
  if (returned) logins.add('redirect');
  const keepables = outputsOf<LinkAccountsActors['verifySecondary']['output']>(
    steps,
    'verifySecondary',
  ).map(({ keepable }) => keepable.length);
  const metadata = strategyFor(steps);
  const [login] = logins as Set<'popup' | 'redirect' | 'auto'>;
  if (login === undefined || logins.size > 1 || new Set(keepables).size > 1) return null;
  if (metadata === null) return null;
  const primary = keepables.includes(2) ? 'ask' : 'current';
  return { stepUp: true, linkAccounts: { login, primary, metadata } };
}

function outputsOf<Output>(steps: Steps, actor: ActorName): Output[] {
  const answers = steps.map(({ event }) => answerOf(event));
  return answers.flatMap((answer) =>
    answer?.kind === 'done' && answer.actor === actor ? [answer.output as Output] : [],
  );
}

/** How the host would have to want it; `null` where none can. */
function strategyFor(steps: Steps): 'ask' | 'keep-primary' | null {
  const plans = plansOf(steps);
  // what cannot be stored is there from the start, or never
  if (plans.some(({ fails }) => fails)) {
    return plans.every(({ fails }) => fails) ? 'keep-primary' : null;
  }
  if (plans.every(({ asks }) => !asks)) return 'keep-primary';
  return plans.every(({ asks, hasChosen }) => asks !== hasChosen) ? 'ask' : null;
}

/** Gone through at once: nobody can look at it before the next step. */
export function isPassing(steps: Steps, index: number): boolean {
  const state = steps[index]?.state;
  const next = steps[index + 1]?.event;
  if (state === undefined) return false;
  if (isPlanning(state)) return true;
  return isBlocked(next);
}

const isBlocked = (event: AnyEventObject | undefined): boolean => {
  const answer = answerTo(event);
  return (
    answer?.actor === 'authenticateSecondary' &&
    answer.kind === 'error' &&
    isLinkAccountsError(answer.error) &&
    answer.error.code === 'popup_blocked'
  );
};

export async function replayInBrowser(portal: Portal, session: Sessions, replay: Replay) {
  const variant = variantFor(replay);
  if (variant === null) throw new Error('No host has the props of this path.');
  await portal.tenant.reset();
  const visit = await portal.visit({ ...variant, session: session.ada });
  try {
    await visit.openSettings();
    await replay.on(await createSubject(portal, visit, session, replay));
  } finally {
    await portal.tenant.heal();
    await visit.close();
  }
}

/** What the portal's client keeps of people who have logged in. */
export interface Sessions {
  readonly ada: Record<string, string>;
  readonly bob: Record<string, string>;
}

export async function prepareSessions(portal: Portal): Promise<Sessions> {
  const sessionOf = async (who: string) => {
    const visit = await portal.visit();
    await visit.logInAs(who);
    const session = await visit.storedSession();
    await visit.close();
    return session;
  };
  return { ada: await sessionOf('ada@example.com'), bob: await sessionOf('bob@example.com') };
}

async function createSubject(
  portal: Portal,
  visit: Visit,
  sessions: Sessions,
  { input, steps }: Replay,
): Promise<Subject> {
  const { tenant } = portal;
  let position = 0;
  let window: Page | null = null;
  /** By this name the tenant holds the answer that comes next. */
  let held = '';

  /** Tells the tenant what to do with the request of the state that this step reaches. */
  async function arrange(step: number): Promise<void> {
    const actor = invokedIn(steps[step]?.state);
    if (goesOn(steps, step) || isBlocked(steps[step + 1]?.event)) return;
    const answer = answerTo(
      steps.slice(step + 1).find((_, index) => !goesOn(steps, step + 1 + index))?.event,
    );
    if (actor === 'planMetadata' && answer !== null) return arrange(step + 1);
    const asked = actor === null ? undefined : REQUESTS[actor];
    if (asked === undefined) return;
    const request = asked(contextOf(steps[step]?.state)?.keep === 'secondary' ? GOOGLE : ADA);
    const outcome =
      actor === 'verifySecondary' && plansOf(steps).some(({ fails }) => fails)
        ? UNSTORABLE
        : outcomeOf(answer, isLinkedLater(steps, step + 1));
    held = `step ${String(step)}`;
    await tenant.fail({ ...request, ...outcome, hold: held, times: 1 });
  }

  /** Lets the request go on, once it has come: before that, nothing would be left of the fault. */
  async function release(name: string): Promise<void> {
    try {
      await expect.poll(() => tenant.isHeld(name)).toBe(true);
    } catch (cause) {
      const message = `The request of ${name} did not come. ${await whereItStands()}`;
      throw new Error(message, { cause });
    }
    await tenant.release(name);
  }

  async function whereItStands(): Promise<string> {
    const requests = await tenant.requests();
    const asked = requests.map(({ method, path, status }) => `${method} ${path} ${String(status)}`);
    const shown = await visit.region.innerText();
    return `The tenant was asked:\n${asked.join('\n')}\nThe page shows:\n${shown}`;
  }

  async function answerAs(answer: Answer, asked: string): Promise<void> {
    if (answer.actor === 'authenticateSecondary') {
      if (isBlocked({ ...answer, type: `xstate.error.actor.${answer.actor}` })) return;
      await window?.getByRole('button', { name: 'Continue as ada.l@gmail.example' }).click();
      return release(asked);
    }
    if (answer.actor === 'approveLink') {
      const isApproved = answer.kind === 'done' && answer.output === true;
      return visit.page.getByRole('button', { name: isApproved ? 'It is me' : 'Stop' }).click();
    }
    if (answer.actor !== 'planMetadata') await release(asked);
  }

  async function send(event: AnyEventObject): Promise<void> {
    if (event.type === 'session.switched') {
      await visit.becomes(sessions.bob);
      return visit.page.evaluate(() => void globalThis.dispatchEvent(new Event('focus')));
    }
    const button = buttonOf(visit, event.type as LinkAccountsEvent['type']);
    if (event.type === 'link.confirm' && event.keep === 'secondary') {
      await visit.region.getByRole('radio', { name: 'ada.l@gmail.example' }).check();
    }
    if (!opensWindow(steps, position)) return button.click();
    if (isBlocked(steps[position + 1]?.event)) {
      await visit.page.evaluate('globalThis.opens = open; globalThis.open = () => null');
      await button.click();
      return visit.page.evaluate('globalThis.open = globalThis.opens');
    }
    window = await visit.popupFrom(button);
  }

  if ((input as { returned?: unknown }).returned) {
    await arrange(0);
    await visit.button('Link Google').click();
    await visit.page.getByRole('button', { name: 'Continue as ada.l@gmail.example' }).click();
  }
  return {
    async run(event) {
      position += 1;
      const asked = held;
      await arrange(position);
      const answer = answerOf(event);
      await (answer === null ? send(event) : answerAs(answer, asked));
    },
    async check(state) {
      if (!isPassing(steps, position)) await expectScreen(visit, state);
    },
  };
}

/** Whoever was asked before the step is still being asked after it. */
const goesOn = (steps: Steps, step: number): boolean =>
  steps[step]?.event.type === 'link.showWindow';

const opensWindow = (steps: Steps, step: number): boolean =>
  invokedIn(steps[step]?.state) === 'authenticateSecondary' &&
  invokedIn(steps[step - 1]?.state) !== 'authenticateSecondary';

/** The request by which an actor's answer can be told. */
const REQUESTS: Partial<Record<ActorName, (primaryId: string) => Pick<Fault, 'route' | 'userId'>>> =
  {
    authenticateSecondary: () => ({ route: 'token' }),
    resumeLogin: () => ({ route: 'token' }),
    verifySecondary: () => ({ route: 'readUser', userId: GOOGLE }),
    writeMetadata: () => ({ route: 'updateUser' }),
    linkIdentity: () => ({ route: 'link' }),
    lookUpLink: (userId) => ({ route: 'readUser', userId }),
  };

/** The other account with a setting that no account can be given: its key has a dot in it. */
const UNSTORABLE: Partial<Fault> = {
  status: 200,
  body: {
    user_id: GOOGLE,
    email: 'ada.l@gmail.example',
    email_verified: true,
    identities: [{ provider: 'google-oauth2', user_id: '108204', connection: 'google-oauth2' }],
    user_metadata: { 'shop.cart': 3 },
  },
};

/** An ID token that nobody has signed. */
const UNSIGNED = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.';

function outcomeOf(answer: ReturnType<typeof answerOf>, isLinked: boolean): Partial<Fault> {
  if (answer === null) return NOBODY_CAN_TELL; // let go at the end, it has no effect either
  if (answer.kind === 'done') return {};
  const isFinal = isLinkAccountsError(answer.error) && !answer.error.canRetry;
  if (answer.actor === 'authenticateSecondary' || answer.actor === 'resumeLogin') {
    const body = { access_token: 'x', id_token: UNSIGNED, token_type: 'Bearer', expires_in: 60 };
    return isFinal ? { status: 200, body } : NOBODY_CAN_TELL;
  }
  if (isFinal) return { status: 401 };
  return {
    ...NOBODY_CAN_TELL,
    when: answer.actor === 'linkIdentity' && isLinked ? 'after' : 'before',
  };
}

/** What each event is for the person who sends it. */
const BUTTONS: Readonly<Partial<Record<LinkAccountsEvent['type'], string>>> = {
  'link.start': 'Link Google',
  'link.redirect': 'Continue in this window',
  'link.showWindow': 'Show the window',
  'link.cancel': 'Cancel',
  'link.confirm': 'Link accounts',
  'merge.choose': 'Continue',
  'link.retry': 'Try again',
  'link.reset': 'Start over',
};

const buttonOf = (visit: Visit, type: LinkAccountsEvent['type']): Locator =>
  visit.button(BUTTONS[type] ?? type);

/** What each button would send now. */
const SENT: Readonly<Partial<Record<LinkAccountsEvent['type'], LinkAccountsEvent>>> = {
  'link.start': { type: 'link.start', connection: 'google-oauth2', login: 'auto' },
  'link.confirm': { type: 'link.confirm', keep: 'primary' },
  'merge.choose': { type: 'merge.choose', choices: {} },
};

/** What the user sees in each state. A new state has no test until it is here. */
const SCREENS: Readonly<Record<string, string>> = {
  'authenticatingSecondary.inWindow': 'Finish signing in in the other window',
  'authenticatingSecondary.blocked': 'The sign-in window was blocked',
  'authenticatingSecondary.returning': 'Finishing your sign-in…',
  'verifying.reading': 'Checking both accounts…',
  'verifying.awaitingConfirmation': 'Link these accounts?',
  'verifying.approving': 'Checking both accounts…',
  'mergingMetadata.awaitingChoices': 'Choose what to keep',
  'mergingMetadata.writing': 'Bringing your settings together…',
  'mergingMetadata.takingBack': 'Bringing your settings together…',
  'linking.submitting': 'Linking your accounts…',
  'linking.lookingUp': 'Linking your accounts…',
  'linking.takingBack': 'Linking your accounts…',
  done: 'Accounts linked',
};

async function expectScreen(visit: Visit, state: AnyMachineSnapshot): Promise<void> {
  if (leafOf(state) === 'authenticatingSecondary.leaving') {
    return expect(visit.page.getByRole('button', { name: 'Deny' })).toBeVisible();
  }
  const { error } = contextOf(state) ?? {};
  if (leafOf(state) === 'error' && error?.code === 'session_switched') {
    await expect(visit.alert).toContainText('You are signed in as somebody else now');
    return;
  }
  const heading = SCREENS[leafOf(state)];
  const headings = visit.region.getByRole('heading', { level: 3 });
  if (heading !== undefined) await expect(headings).toHaveText([heading]);
  else if (leafOf(state) === 'idle') await expect(headings).toHaveCount(0);
  else await expect(visit.alert).toBeVisible();
  const allowed = (Object.keys(BUTTONS) as LinkAccountsEvent['type'][]).filter((type) =>
    state.can(SENT[type] ?? { type }),
  );
  await expect
    .poll(() => enabledOf(visit), { message: `the buttons of ${leafOf(state)}` })
    .toEqual(allowed.map((type) => BUTTONS[type]));
}

/** Of the flow's own buttons those that can be clicked. */
async function enabledOf(visit: Visit): Promise<string[]> {
  const names = Object.values(BUTTONS);
  const enabled = await Promise.all(
    names.map(async (name) => {
      const button = visit.button(name);
      return (await button.count()) > 0 && (await button.isEnabled());
    }),
  );
  return names.filter((_, index) => enabled[index]);
}
