/** In place of `src/version.ts`, for a version to come. */
export const version = '0.2.0';
