/** A page that shows the module, for tests with Playwright: found by role and name, as people do. */
import type { Locator, Page } from 'playwright';
import type { TopLevelState } from '../../machines/linkAccounts.selectors.ts';

/** Signs in, in the window that has opened, however the tenant wants it. */
export type SignIn = (window: Page) => Promise<unknown>;

/** All that the module shows. */
export const linkedAccounts = (page: Page): Locator =>
  page.getByRole('region', { name: 'Linked accounts' });

/** Clicks "Link {label}". @returns the window that opens */
export async function openLogin(page: Page, label: string): Promise<Page> {
  const button = linkedAccounts(page).getByRole('button', { name: `Link ${label}`, exact: true });
  const [window] = await Promise.all([page.waitForEvent('popup'), button.click()]);
  return window;
}

/** Clicks "Link {label}" and signs in as the other account. */
export async function signInAs(page: Page, label: string, signIn: SignIn): Promise<void> {
  await signIn(await openLogin(page, label));
}

/**
 * Waits until the flow is in one of its seven states.
 *
 * @throws when it does not get there in time, Playwright's own time-out
 */
export async function expectState(page: Page, state: TopLevelState): Promise<void> {
  await linkedAccounts(page).locator(`[data-state="${state}"]`).waitFor();
}
