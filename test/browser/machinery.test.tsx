/** The code that comes once there is something to do, and does not work. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import LinkAccounts from '../../src/LinkAccounts.tsx';
import { createFakeTenant } from '../../src/testing.ts';

vi.mock('../../src/machinery.ts', () => ({
  createMachinery() {
    throw new TypeError('x is undefined');
  },
}));

const tenant = createFakeTenant();
const uninstall = tenant.install();
afterEach(() => uninstall());

describe('a mistake in the code of the machines', () => {
  it('does not send the user to check their connection, and is told to the host', async () => {
    const onError = vi.fn();
    await render(
      <LinkAccounts
        auth0={tenant.auth0}
        connections={[{ name: 'google-oauth2' }]}
        login="redirect"
        onError={onError}
      />,
    );
    await page.getByRole('button', { name: 'Link Google' }).click();
    const alert = page.getByRole('alert');
    await expect.element(alert).toHaveTextContent('The sign-in service has a problem');
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      code: 'server',
      at: 'authenticatingSecondary',
      cause: { name: 'TypeError' },
    });
  });
});
