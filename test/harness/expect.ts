import { expect as playwrightExpect } from 'playwright/test';

/** Waits for what it expects, up to ten seconds. */
export const expect = playwrightExpect.configure({ timeout: 10_000 });
