/** The languages that the module speaks. */
export const LOCALES: readonly string[] = ['en', 'de', 'fr', 'es', 'pt', 'ja', 'ar'];
