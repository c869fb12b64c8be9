/** The portal's policy allows no inline style and no inline script; the module needs neither. */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { expect, openPortal, type Portal } from '../harness/portal.ts';
import { recordViolations } from '../harness/violations.ts';

let portal: Portal;

beforeAll(async () => void (portal = await openPortal()));
afterAll(() => portal.close());

describe('under the portal’s content security policy', () => {
  it('no style may be inline', async () => {
    const policy = (await fetch(portal.demo.hostUrl)).headers.get('content-security-policy');
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toContain('unsafe-inline');
  });

  it('the whole way of linking and unlinking violates nothing', async () => {
    const ada = await portal.visit({ linkAccounts: { metadata: 'ask', primary: 'ask' } });
    const violations = await recordViolations(ada.context);
    await ada.logInAs('ada@example.com');
    await ada.openSettings();
    await ada.signInAs('Facebook', 'eve@example.com');
    await expect(ada.alert).toBeVisible();
    await ada.button('Start over').click();
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Choose what to keep')).toBeVisible();
    await ada.button('Continue').click();
    await expect(ada.heading('Accounts linked')).toBeVisible();
    await ada.button('Done').click();
    await ada.button('Unlink Google ada.l@gmail.example').click();
    await ada.button('Unlink').click();
    await expect(ada.list()).toHaveCount(1);
    expect(violations).toEqual([]);
    await ada.close();
  });

  it('a violation would be noticed', async () => {
    const ada = await portal.visit();
    const violations = await recordViolations(ada.context);
    await ada.page.goto(portal.demo.hostUrl);
    await ada.page.evaluate(() => document.body.append(document.createElement('style')));
    await ada.page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await expect.poll(() => violations).toContainEqual('style-src-attr: inline');
    await ada.close();
  });
});
