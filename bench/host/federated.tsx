/** The federation runtime reads the remote's manifest: the demo portal's own way to load it. */
import { createRemoteLoader, type LoadRemote } from '../../host-demo/shell/remote.ts';
import { startPage } from './page.tsx';

let loader: LoadRemote | undefined;

void startPage((url) => (loader ??= createRemoteLoader(url))());
