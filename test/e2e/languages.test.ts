/** The portal in another language: the built remote loads that one, and no other. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import { version } from '../../src/version.ts';
import { de } from '../../src/view/messages/de.ts';
import { expect, openPortal, type Portal, type Visit } from '../harness/portal.ts';

const GERMAN_FILE = /\/de\.\w+\.js$/;
const LANGUAGE_FILE = /\/(ar|de|es|fr|ja|pt)\.\w+\.js$/;

let portal: Portal;
let ada: Visit;
let isGermanGone = false;

beforeAll(async () => {
  portal = await openPortal({
    remoteFault: (path) => (isGermanGone && GERMAN_FILE.test(path) ? { status: 404 } : undefined),
  });
});
afterAll(() => portal.close());
beforeEach(async () => {
  isGermanGone = false;
  await portal.tenant.reset();
  ada = await portal.visit();
  await ada.logInAs('ada@example.com');
});
afterEach(() => ada.close());

/** Opens the settings in a language. @returns the language files that were asked for */
async function openSettingsIn(language: string): Promise<string[]> {
  const asked: string[] = [];
  ada.page.on('request', (request) => {
    const [, file] = LANGUAGE_FILE.exec(request.url()) ?? [];
    if (file !== undefined) asked.push(file);
  });
  await ada.page.goto(`${portal.demo.hostUrl}/settings?lang=${language}`);
  await expect(ada.page.locator('section[lang] button').first()).toBeEnabled();
  return asked;
}

describe('the settings', () => {
  it('are German where that is asked for, and load nothing but German', async () => {
    expect(await openSettingsIn('de-AT')).toEqual(['de']);
    const region = ada.page.getByRole('region', { name: 'Verknüpfte Konten' });
    await expect(region.getByRole('button', { name: 'Google verknüpfen' })).toBeEnabled();
  });

  it('are English where German is gone, and linking works', async () => {
    isGermanGone = true;
    expect(await openSettingsIn('de')).toEqual(['de']);
    await ada.signInAs('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Link these accounts?')).toBeVisible();
  });

  it('load no language for those who read English', async () => {
    expect(await openSettingsIn('en')).toEqual([]);
  });

  it('keep to the language over a login', async () => {
    await ada.logOut();
    await ada.page.goto(`${portal.demo.hostUrl}/settings?lang=ar`);
    await ada.page.getByRole('button', { name: 'Log in' }).click();
    await ada.page.getByRole('button', { name: 'Continue as ada@example.com' }).click();
    await expect(ada.page.locator('section[dir="rtl"]')).toBeVisible();
  });
});

it('the built module holds English, and German in a file of its own', () => {
  const folder = new URL(`../../dist/remote/v${version}/`, import.meta.url);
  const holding = (text: string) =>
    readdirSync(folder).filter(
      (name) => name.endsWith('.js') && readFileSync(new URL(name, folder), 'utf8').includes(text),
    );
  expect(holding(de.linkedAccounts)).toEqual([expect.stringMatching(/^de\.\w+\.js$/)]);
  expect(holding('Linked accounts')).toHaveLength(3); // one for each way to show it
});
