/**
 * The host's half of the remote's integrity: no script of it runs but the files that its manifest
 * lists, whoever has a hand on the server of the files. What the remote loads by itself, it verifies
 * by the hashes in its entry.
 *
 * @see [Subresource Integrity](https://www.w3.org/TR/sri-2/)
 */
import { absolute, type Hashes } from './manifest.ts';

const POLICY = 'link_accounts';

/** TypeScript's DOM does not know them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}
declare const trustedTypes: TrustedTypes | undefined;

/**
 * Makes a script of the remote's.
 *
 * @param url what the manifest calls it
 * @param address where to load it from instead, such as the same with a query
 * @throws Error when the manifest has no hash for it
 */
export type VerifiedScript = (hashes: Hashes, url: string, address?: string) => HTMLScriptElement;

/** The policy for `trusted-types` is `link_accounts`, with `'allow-duplicates'` where a page has two loaders. */
export function createVerifiedScript(): VerifiedScript {
  const policy =
    typeof trustedTypes === 'undefined'
      ? undefined
      : trustedTypes.createPolicy(POLICY, { createScriptURL: (url) => url });

  return (hashes, url, address = url) => {
    const hash = hashes.get(absolute(url));
    if (hash === undefined) throw new Error(`The manifest has no hash for ${url}.`);
    const script = document.createElement('script');
    script.crossOrigin = 'anonymous'; // without it, a browser compares nothing from another origin
    script.integrity = hash;
    script.src = policy?.createScriptURL(absolute(address)) ?? absolute(address);
    return script;
  };
}
