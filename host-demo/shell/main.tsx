import { createRoot, type Root } from 'react-dom/client';
import { loadConfig } from './config.ts';
import { Portal } from './Portal.tsx';
import { createRemoteLoader } from './remote.ts';
import { createSession, readPerson, resumeSession } from './session.ts';

async function open(root: Root): Promise<void> {
  const config = await loadConfig();
  const auth0 = createSession(config);
  const notice = await resumeSession(auth0);
  const person = await readPerson(auth0);
  const loadRemote = createRemoteLoader(config.remote.url);
  root.render(<Portal {...{ auth0, config, loadRemote, person, notice }} />);
}

function apologise(root: Root, error: unknown): void {
  console.error(error);
  root.render(<p role="alert">Fernway could not start. Please reload the page.</p>);
}

const element = document.getElementById('portal');
if (element === null) throw new Error('The page has no #portal.');
const root = createRoot(element);
open(root).catch((error: unknown) => apologise(root, error));
