/** The gallery's page: all screens, or one of them alone. */
import { createRoot } from 'react-dom/client';
import { loadMessages } from '../../src/view/messages/languages.ts';
import { Gallery } from './Gallery.tsx';
import { lookOf } from './look.ts';
import { Screen } from './Screen.tsx';
import { screens } from './screens.ts';

const { screen: name, theme, locale } = lookOf(window.location.href);
const screen = name === null ? undefined : screens[name];
const root = createRoot(document.querySelector('#root') ?? document.body);

document.documentElement.dataset.theme = screen === undefined ? '' : theme;
if (screen === undefined) {
  root.render(<Gallery />);
} else {
  const texts = { messages: await loadMessages(locale), locale };
  root.render(<Screen screen={screen} texts={texts} />);
}
