import { it } from 'vitest';
import { journeys, replayJourney } from 'link-accounts/testing';
import { openSettings } from './openSettings.ts'; // yours: a signed-in user at the module's page

it.each(journeys)('$description', async (journey) => {
  const page = await openSettings();
  await replayJourney(page, journey, {
    label: 'Google',
    signIn: (window) => window.getByRole('button', { name: 'ada.l@gmail.example' }).click(),
  });
  await page.close();
});
