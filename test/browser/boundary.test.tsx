/** The module's place on a React host's page, with a loader that answers as the test says. */
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { RemoteLinkAccounts, type RemoteLinkAccountsProps } from '../../src/boundary.tsx';
import type { LinkAccountsLoader } from '../../src/loader.ts';
import { createFakeTenant } from '../../src/testing.ts';

type Loader = Pick<LinkAccountsLoader, 'load'>;

const { auth0 } = createFakeTenant();
const tryAgain = page.getByRole('button', { name: 'Try again' });

/** Each call of `load` is answered by the next of these; a function is the remote's component. */
function loaderOf(...answers: ((() => ReactNode) | Error)[]): Loader {
  const load = async () => {
    const answer = answers.shift();
    if (typeof answer !== 'function') throw answer ?? new Error('Nobody expected this.');
    return { default: answer };
  };
  return { load: load as unknown as Loader['load'] };
}

const open = (loader: Loader, props: Partial<RemoteLinkAccountsProps> = {}) =>
  render(
    <>
      <h1>Settings</h1>
      <RemoteLinkAccounts loader={loader} auth0={auth0} {...props} />
    </>,
  );

const Module = () => <p>Linked accounts</p>;
const down = new Error('down');

describe('the place of the remote', () => {
  it('shows what the host wants there, until the module is loaded', async () => {
    let arrive = () => {};
    const arrival = new Promise<void>((resolve) => void (arrive = resolve));
    const { load } = loaderOf(Module);
    const late = { load: ((name) => arrival.then(() => load(name))) as typeof load };
    await open(late, { loading: <p>One moment</p> });
    await expect.element(page.getByText('One moment')).toBeVisible();
    arrive();
    await expect.element(page.getByText('Linked accounts')).toBeVisible();
    await expect.element(page.getByText('One moment')).not.toBeInTheDocument();
  });

  it('has words and a way on of its own when the module cannot be loaded', async () => {
    await open(loaderOf(down, Module));
    await expect.element(page.getByRole('alert')).toHaveTextContent('not available right now');
    await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await tryAgain.click();
    await expect.element(page.getByText('Linked accounts')).toBeVisible();
  });

  it('shows the host’s words instead, and tells it why', async () => {
    const unavailable = vi.fn(() => <p role="alert">Später</p>);
    await open(loaderOf(down), { unavailable });
    await expect.element(page.getByRole('alert')).toHaveTextContent('Später');
    expect(unavailable).toHaveBeenCalledWith(expect.objectContaining({ error: down }));
  });

  it('keeps an error in the module’s rendering from the page, and renders it anew', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined); // React's report of it
    const Broken = () => {
      throw new Error('broken');
    };
    await open(loaderOf(Broken, Module));
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await tryAgain.click();
    await expect.element(page.getByText('Linked accounts')).toBeVisible();
  });
});
