import { enList } from './enList.ts';
import { enMore } from './enMore.ts';
import type { Messages } from './types.ts';

/** All of English. What the list says is shipped with it, the rest is loaded with the machines. */
export const en: Messages = {
  ...enList,
  ...enMore,
  errors: { ...enList.errors, ...enMore.errors },
};
