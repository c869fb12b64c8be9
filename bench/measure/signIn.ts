import type { Visit } from '../stage.ts';

export interface Secondary {
  /** As on its button: "Link {label}". */
  readonly label: string;
  /** As on the tenant's page: "Continue as {who}". */
  readonly who: string;
}

/**
 * Clicks "Link …" and signs in as the other account, up to the question "Link these accounts?"
 *
 * @returns the button that answers it
 * @throws what the module says instead
 */
export async function signInToLink({ page, region }: Visit, { label, who }: Secondary) {
  const button = region.getByRole('button', { name: `Link ${label}` });
  const [popup] = await Promise.all([page.waitForEvent('popup'), button.click()]);
  await popup.getByRole('button', { name: `Continue as ${who}` }).click();
  const confirm = region.getByRole('button', { name: 'Link accounts' });
  const refusal = region.getByRole('alert');
  await confirm.or(refusal).first().waitFor();
  if (await refusal.isVisible()) throw new Error(await refusal.innerText());
  return confirm;
}
