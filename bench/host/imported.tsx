/** The component is part of the host's own bundle: no remote at all. */
import LinkAccounts from '../../src/LinkAccounts.tsx';
import { startPage } from './page.tsx';

void startPage(async () => LinkAccounts);
