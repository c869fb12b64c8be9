import { hostReact } from 'link-accounts/boundary';
import { createLinkAccountsLoader } from 'link-accounts/loader';
import { createRoot, type Root } from 'react-dom/client';
import { loadConfig } from './config.ts';
import { Portal } from './Portal.tsx';
import { createSession, readPerson, resumeSession } from './session.ts';
import { onFailure } from './telemetry.ts';

async function open(root: Root): Promise<void> {
  const config = await loadConfig();
  const auth0 = createSession(config);
  const notice = await resumeSession(auth0);
  const person = await readPerson(auth0);
  const loader = createLinkAccountsLoader({ ...config.remote, shared: hostReact, onFailure });
  root.render(<Portal {...{ auth0, config, loader, person, notice }} />);
}

function apologise(root: Root, error: unknown): void {
  console.error(error);
  root.render(<p role="alert">Fernway could not start. Please reload the page.</p>);
}

const element = document.getElementById('portal');
if (element === null) throw new Error('The page has no #portal.');
const root = createRoot(element);
open(root).catch((error: unknown) => apologise(root, error));
