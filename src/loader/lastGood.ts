const KEY = 'link-accounts:last-good';

/**
 * Remembers, across visits, from which address the module was loaded last. What is stored is only
 * ever compared with the addresses that the host lists now: whoever writes there can change their
 * order, and nothing else.
 */
export function createLastGood(listed: readonly string[]) {
  return {
    read: (): string | undefined => {
      const stored = ifPossible(() => localStorage.getItem(KEY));
      return listed.find((address) => address === stored);
    },
    keep: (address: string) => void ifPossible(() => localStorage.setItem(KEY, address)),
  };
}

/** A browser may forbid storage, or have no room. */
function ifPossible<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
