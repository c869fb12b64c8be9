/** How often the reference server takes a second login for proof, and from whom. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../host-demo/tenant/faults.ts';
import { ADA, BOB, GITHUB, GOOGLE, openCallers } from './callers.ts';
import { MACHINE } from './support.ts';

const callers = await openCallers();
const { tenant, issuer, restart, call, link, unlink, linkRequests, expectRefused } = callers;
beforeEach(callers.reset);
afterAll(callers.close);

const isHeld = async () => (await tenant.control.faults()).some(({ held }) => held > 0);

describe('a second login', () => {
  it('proves one link, and no other after it was unlinked', async () => {
    const secondaryIdToken = await issuer.idToken(GOOGLE);
    expect((await link({ secondaryIdToken })).code).toBe('ok');
    expect((await unlink(ADA, GOOGLE)).code).toBe('ok');
    expect((await link({ secondaryIdToken })).code).toBe('token_mismatch');
    expect((await link()).code).toBe('ok');
  });

  it('proves no other either where Auth0 was told to unlink by somebody else', async () => {
    const secondaryIdToken = await issuer.idToken(GOOGLE);
    expect((await link({ secondaryIdToken })).code).toBe('ok');
    await tenant.machine(MACHINE).users.identities.delete(ADA, 'google-oauth2', '108204');
    expect((await link({ secondaryIdToken })).code).toBe('token_mismatch');
  });

  it.each<[string, Omit<Fault, 'route'>, string]>([
    ['failed', { status: 503 }, 'server'],
    ['got no answer', { drop: 'before' }, 'server'],
    ['was refused', { status: 409 }, 'link_conflict'],
    ['met a limit', { status: 429, retryAfterSeconds: 90 }, 'rate_limited'],
  ])('may be used again by the same caller, when the link %s', async (_, fault, code) => {
    const secondaryIdToken = await issuer.idToken(GOOGLE);
    await tenant.control.fault({ route: 'link', times: 1, ...fault });
    expect((await link({ secondaryIdToken })).code).toBe(code);
    expect((await link({ secondaryIdToken })).code).toBe('ok');
  });

  it('that a browser has sent twice is refused with what the module looks up', async () => {
    const secondaryIdToken = await issuer.idToken(GOOGLE);
    expect((await link({ secondaryIdToken })).code).toBe('ok');
    expect((await link({ secondaryIdToken })).code).toBe('account_gone');
  });

  it('proves none after an unlink, when nobody has heard that it had linked', async () => {
    const secondaryIdToken = await issuer.idToken(GOOGLE);
    await tenant.control.fault({ route: 'link', drop: 'after', times: 1 });
    expect((await link({ secondaryIdToken })).code).toBe('server');
    expect((await link({ secondaryIdToken })).code).toBe('account_gone');
    expect((await unlink(ADA, GOOGLE)).code).toBe('ok');
    expect((await link({ secondaryIdToken })).code).toBe('token_mismatch');
    expect((await link()).code).toBe('ok');
  });

  it('proves none after an unlink by the account that it has made the primary', async () => {
    await restart({ primary: 'linked' });
    const idToken = await issuer.idToken(GOOGLE);
    const turned = { primary: GOOGLE, primaryIdToken: idToken, secondary: ADA };
    await tenant.control.fault({ route: 'link', drop: 'after', times: 1 });
    expect((await link(turned)).code).toBe('server');
    expect((await unlink(GOOGLE, ADA)).code).toBe('ok');
    expect((await link(turned)).code).toBe('token_mismatch');
    expect((await call('readUser', { userId: GOOGLE, idToken })).code).toBe('token_mismatch');
  });

  it('keeps what it proves when other accounts are unlinked', async () => {
    await link({ secondary: GITHUB });
    const secondaryIdToken = await issuer.idToken(GOOGLE);
    await call('readUser', { userId: GOOGLE, idToken: secondaryIdToken });
    expect((await unlink(ADA, GITHUB)).code).toBe('ok');
    await unlink(BOB, GOOGLE);
    expect((await link({ secondaryIdToken })).code).toBe('ok');
  });

  it('proves none after an unlink that came while the answer to its link was under way', async () => {
    const secondaryIdToken = await issuer.idToken(GOOGLE);
    const lost = { status: 500, when: 'after', hold: 'link', times: 1 } as const;
    await tenant.control.fault({ route: 'link', ...lost });
    const first = link({ secondaryIdToken });
    await expect.poll(isHeld, { interval: 4 }).toBe(true);
    expect((await unlink(ADA, GOOGLE)).code).toBe('ok');
    await tenant.control.release('link');
    expect((await first).code).toBe('server');
    expect((await link({ secondaryIdToken })).code).toBe('token_mismatch');
  });

  it('proves one link at a time: how the first ends is not known until then', async () => {
    const secondaryIdToken = await issuer.idToken(GOOGLE);
    await tenant.control.fault({ route: 'link', hold: 'link', times: 1 });
    const first = link({ secondaryIdToken });
    await expect.poll(isHeld, { interval: 4 }).toBe(true);
    expect((await link({ secondaryIdToken })).code).toBe('server');
    await tenant.control.release('link');
    expect((await first).code).toBe('ok');
    expect(await linkRequests()).toHaveLength(1);
  });

  it('still reads the account that stays, once it has linked: its answer may have been lost', async () => {
    await restart({ primary: 'linked' });
    const idToken = await issuer.idToken(GOOGLE);
    expect((await link({ primary: GOOGLE, primaryIdToken: idToken, secondary: ADA })).code).toBe(
      'ok',
    );
    const { answer } = await call('readUser', { userId: GOOGLE, idToken });
    expect(answer).toMatchObject({ identities: [{ user_id: '108204' }, { user_id: 'ada' }] });
  });

  it('is remembered as long as it is fresh, where the tenant’s clock is ahead', async () => {
    let seconds = 0;
    await restart({ now: () => new Date(Date.now() + seconds * 1000) });
    const claims = { auth_time: issuer.now() + 30 };
    const secondaryIdToken = await issuer.idToken(GOOGLE, claims);
    expect((await link({ secondaryIdToken })).code).toBe('ok');
    expect((await unlink(ADA, GOOGLE)).code).toBe('ok');
    seconds = 615;
    expect((await link({ secondaryIdToken })).code).toBe('token_mismatch');
  });

  it('is of no use to anybody else, once one caller has shown it', async () => {
    const idToken = await issuer.idToken(GOOGLE);
    expect((await call('readUser', { userId: GOOGLE, idToken })).code).toBe('ok');
    await expectRefused(
      link({ primary: BOB, secondaryIdToken: idToken, caller: { sub: BOB } }),
      'token_mismatch',
    );
    expect((await link({ secondaryIdToken: idToken })).code).toBe('ok');
  });
});
