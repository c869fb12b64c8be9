/** As `federated`, by the loader of the package; the page has the remote's manifest before it asks for the remote. */
import { hostReact } from '../../src/boundary.tsx';
import { createLinkAccountsLoader, type LinkAccountsLoader } from '../../src/loader.ts';
import { startPage } from './page.tsx';

const manifest = (await (await fetch('/manifest.json')).json()) as object;
let loader: LinkAccountsLoader | undefined;

void startPage(async (url) => {
  loader ??= createLinkAccountsLoader({ url, manifest, shared: hostReact });
  return (await loader.load('LinkAccounts')).default;
});
