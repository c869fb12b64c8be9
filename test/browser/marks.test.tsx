import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Identity } from '../../src/domain/identity.ts';
import LinkAccounts from '../../src/LinkAccounts.tsx';
import type { ConnectionOption } from '../../src/options.ts';
import { createFakeTenant, linkedTo, people } from '../../src/testing.ts';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const BROKEN = 'data:image/gif;base64,AAAA';

let uninstall: () => void;
beforeEach(() => void (uninstall = () => {}));
afterEach(() => uninstall());

const pictured = (identity: Identity, picture: string): Identity => ({
  ...identity,
  person: { ...identity.person, picture },
});

async function open(connections: readonly ConnectionOption[], picture = BROKEN) {
  const ada = linkedTo(people.ada, people.octoAda);
  const identities = ada.identities.map((identity) => pictured(identity, picture));
  const person = { ...ada.person, picture };
  const tenant = createFakeTenant({ accounts: [{ ...ada, person, identities }] });
  uninstall = tenant.install();
  await render(<LinkAccounts auth0={tenant.auth0} connections={connections} />);
  await expect.element(page.getByRole('button', { name: /^Link / }).first()).toBeEnabled();
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const marksIn = (element: Element) => ({
  images: [...element.querySelectorAll('img')].map((image) => image.src),
  drawings: element.querySelectorAll('svg[aria-hidden="true"]').length,
  initial: element.querySelector('.la-initial')?.textContent,
});
const onButton = (name: string) => marksIn(button(name).element());
const onRow = (row: number) => marksIn(page.getByRole('listitem').nth(row).element());

describe('a button to link carries', () => {
  it('the provider’s mark', async () => {
    await open([{ name: 'google-oauth2' }]);
    expect(onButton('Link Google')).toMatchObject({ images: [], drawings: 1 });
  });

  it('an initial where the provider has none', async () => {
    await open([{ name: 'tenant-db', label: 'Members' }]);
    expect(onButton('Link Members')).toMatchObject({ images: [], drawings: 0, initial: 'M' });
  });

  it('the host’s own picture, and the mark after all when that does not load', async () => {
    await open([
      { name: 'google-oauth2', icon: PIXEL },
      { name: 'github', icon: BROKEN },
    ]);
    expect(onButton('Link Google')).toMatchObject({ images: [PIXEL], drawings: 0 });
    await expect.poll(() => onButton('Link GitHub')).toMatchObject({ images: [], drawings: 1 });
  });

  it('no other name for all that', async () => {
    await open([{ name: 'tenant-db', label: 'Members', icon: PIXEL }]);
    await expect.element(button('Link Members')).toHaveAccessibleName('Link Members');
  });
});

describe('a login shows', () => {
  it('the person’s picture, with the provider’s mark on its corner', async () => {
    await open([{ name: 'github' }], PIXEL);
    expect(onRow(1)).toMatchObject({ images: [PIXEL], drawings: 1 });
  });

  it('the mark alone when the picture does not load: no broken image', async () => {
    await open([{ name: 'github' }]);
    await expect.poll(() => onRow(1)).toMatchObject({ images: [], drawings: 1 });
  });

  it('the host’s own picture of its connection', async () => {
    await open([{ name: 'github', icon: PIXEL }]);
    await expect.poll(() => onRow(1)).toMatchObject({ images: [PIXEL], drawings: 0 });
  });
});
