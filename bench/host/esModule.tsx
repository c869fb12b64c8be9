/** A remote without federation: the browser's own `import()`, and the page's import map for React. */
import { startPage, type Load } from './page.tsx';

interface Remote {
  default: Awaited<ReturnType<Load>>;
}

const load: Load = async (url) => ((await import(/* webpackIgnore: true */ url)) as Remote).default;

void startPage(load);
