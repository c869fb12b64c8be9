/** The version that runs, as in the package and in the federation manifest. */
export const version = '0.1.0';
