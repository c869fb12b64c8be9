/** The gallery's page: all screens, or one of them alone. */
import { createRoot } from 'react-dom/client';
import { en } from '../../src/view/messages/en.ts';
import { Gallery } from './Gallery.tsx';
import { lookOf } from './look.ts';
import { Screen } from './Screen.tsx';
import { screens } from './screens.ts';

const { screen: name, theme } = lookOf(window.location.href);
const screen = name === null ? undefined : screens[name];
const root = document.querySelector('#root');

if (root !== null) {
  document.documentElement.dataset.theme = screen === undefined ? '' : theme;
  createRoot(root).render(
    screen === undefined ? <Gallery /> : <Screen screen={screen} messages={en} />,
  );
}
