import { describePaths } from '../harness/pathsInBrowser.ts';

describePaths(1);
