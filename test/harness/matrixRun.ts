/** Runs one cell of the fault matrix in the browser, and says how it ended. */
import { FAILURES, type Failure, type MatrixStep, type Outcome } from './matrix.ts';
import { ADA, dataOf, GOOGLE, type CellResult } from './matrixResult.ts';
import { expect, type Fault, type Portal, type Visit } from './portal.ts';

/** Logs Ada in once; each cell begins with that session. */
export async function prepareSession(portal: Portal): Promise<Record<string, string>> {
  const ada = await portal.visit();
  await ada.logInAs('ada@example.com');
  const session = await ada.storedSession();
  await ada.close();
  return session;
}

export async function runCell(
  portal: Portal,
  session: Record<string, string>,
  mode: 'popup' | 'redirect',
  { step, failure }: { step: MatrixStep; failure: Failure },
): Promise<CellResult> {
  await portal.tenant.reset();
  const ada = await portal.visit({ linkAccounts: { login: mode }, session });
  try {
    if (failure === 'hangs') await ada.page.clock.install();
    await ada.openSettings();
    await provoke(portal, ada, mode, { step, failure });
    if (failure === 'hangs') await skipTimeOut(portal, ada);
    await expect(ada.alert.or(ada.heading('Accounts linked'))).toBeVisible();
    return await resultOf(portal, ada);
  } finally {
    await ada.close();
  }
}

/** A call that hangs ends after ten seconds; the browser's clock goes there at once. */
async function skipTimeOut(portal: Portal, ada: Visit) {
  await expect.poll(() => portal.tenant.met()).toBeGreaterThan(0);
  await expect.poll(() => ada.context.pages().length).toBe(1); // the login window has closed
  await expect
    .poll(async () => {
      await ada.page.clock.runFor(11_000);
      return ada.alert.count();
    })
    .toBeGreaterThan(0);
}

async function provoke(
  portal: Portal,
  ada: Visit,
  mode: 'popup' | 'redirect',
  { step, failure }: { step: MatrixStep; failure: Failure },
) {
  const { fail, release, held } = portal.tenant;
  // a browser sends a dropped request once more by itself: those are dropped each time
  const once = failure.startsWith('dropped') ? {} : { times: 1 };
  const fault: Partial<Fault> = FAILURES[failure];
  if (step === 'token') await fail({ route: 'token', ...fault });
  if (step === 'readPrimary') await fail({ route: 'readUser', userId: ADA, ...fault });
  if (step === 'readSecondary') await fail({ route: 'readUser', userId: GOOGLE, ...fault });
  if (step === 'write') await fail({ route: 'updateUser', ...once, ...fault });
  if (step === 'link') await fail({ route: 'link', ...fault });
  await signIn(ada, mode);
  if (['token', 'readPrimary', 'readSecondary'].includes(step)) return;
  await expect(ada.heading('Link these accounts?')).toBeVisible();
  if (step === 'lookUp') {
    await fail({ route: 'link', drop: 'after', hold: 'link' });
  }
  if (step === 'takeBack') await fail({ route: 'link', status: 401, hold: 'link' });
  await ada.button('Link accounts').click();
  if (step !== 'lookUp' && step !== 'takeBack') return;
  await expect.poll(held).toBe(1);
  await fail({ route: step === 'lookUp' ? 'readUser' : 'updateUser', ...fault });
  await release('link');
}

async function signIn(ada: Visit, mode: 'popup' | 'redirect') {
  if (mode === 'popup') return ada.signInAs('Google', 'ada.l@gmail.example');
  await ada.button('Link Google').click();
  return ada.page.getByRole('button', { name: 'Continue as ada.l@gmail.example' }).click();
}

async function resultOf(portal: Portal, ada: Visit): Promise<CellResult> {
  const isDone = (await ada.heading('Accounts linked').count()) > 0;
  const words = isDone ? '' : await ada.region.innerText();
  const keys = /could not be taken back: ([^.]*)\./.exec(words)?.[1]?.split(', ') ?? [];
  const code = isDone ? null : await ada.alert.getAttribute('data-code');
  return {
    state: isDone ? 'done' : 'error',
    code: code as Outcome['code'],
    data: dataOf(await portal.tenant.user(ADA), keys, words.includes('may already be linked')),
    keys,
  };
}
