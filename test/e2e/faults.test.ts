/** What a person can do after a failure. How each call fails in each way is in the fault matrix. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import {
  expect,
  identityIds,
  openPortal,
  type Fault,
  type Portal,
  type Visit,
} from '../harness/portal.ts';

type Failure = Pick<Fault, 'status' | 'drop' | 'retryAfterSeconds'>;

const FAILURES: readonly (readonly [string, Failure])[] = [
  ['401', { status: 401 }],
  ['403', { status: 403 }],
  ['404', { status: 404 }],
  ['409', { status: 409 }],
  ['429', { status: 429, retryAfterSeconds: 45 }],
  ['500', { status: 500 }],
  ['a connection dropped before the effect', { drop: 'before' }],
  ['a connection dropped after the effect', { drop: 'after' }],
];

let portal: Portal;
let ada: Visit;

beforeAll(async () => {
  portal = await openPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.tenant.reset();
  ada = await portal.ada();
});
afterEach(() => ada.close());

const fail = (route: Fault['route'], failure: Failure, userId?: string) =>
  portal.tenant.fail({ route, ...failure, ...(userId !== undefined && { userId }) });

describe('writing the metadata answered with', () => {
  const dropped = FAILURES.filter(([, { drop }]) => drop !== undefined);

  it.each(dropped)('%s, each time: says which settings may stay', async (_name, failure) => {
    await fail('updateUser', failure);
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.alert).toContainText('could not be taken back: address, newsletter');
    expect(identityIds(await portal.tenant.user('auth0|ada'))).toEqual(['auth0|ada']);
    await portal.tenant.heal();
    await ada.button('Try again').click();
    await expect(ada.heading('Accounts linked')).toBeVisible();
  });
});

describe('the link call answered with', () => {
  it('nothing, although it took effect: looks it up, and reports it as linked', async () => {
    await fail('link', { drop: 'after' });
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    await expect(ada.list()).toHaveCount(2);
    expect(identityIds(await portal.tenant.user('auth0|ada'))).toHaveLength(2);
  });

  it('nothing, and the browser sends it again by itself: is linked, and keeps the metadata', async () => {
    await portal.tenant.fail({ route: 'link', drop: 'after', times: 1 });
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect((await portal.tenant.user('auth0|ada'))?.user_metadata).toHaveProperty('newsletter');
  });

  it('nothing, and nobody can tell: keeps the merged metadata, names it, and looks again', async () => {
    await ada.signInAs('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Link these accounts?')).toBeVisible();
    await fail('link', { drop: 'after' });
    await fail('readUser', { drop: 'before' });
    await ada.confirm();
    await expect(ada.alert).toContainText('may already be linked');
    await expect(ada.alert).toContainText('newsletter');
    await portal.tenant.heal();
    await ada.button('Try again').click();
    await expect(ada.heading('Accounts linked')).toBeVisible();
  });

  it('a refusal, and taking the metadata back fails too: says which settings stayed', async () => {
    await ada.signInAs('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Link these accounts?')).toBeVisible();
    await portal.tenant.fail({ route: 'link', status: 409, hold: 'link' });
    await ada.confirm();
    await expect.poll(() => portal.tenant.held()).toBe(1); // the metadata is written by then
    await portal.tenant.fail({ route: 'updateUser', status: 500 });
    await portal.tenant.release('link');
    await expect(ada.alert).toContainText('could not be taken back: address, newsletter');
  });
});

describe('the list answered with', () => {
  it.each(FAILURES)('%s: says so, and "Try again" shows it', async (_name, failure) => {
    await fail('readUser', failure);
    await ada.page.reload();
    await expect(ada.alert).toBeVisible();
    await portal.tenant.heal();
    await ada.button('Try again').click();
    await expect(ada.list()).toHaveCount(1);
  });
});
