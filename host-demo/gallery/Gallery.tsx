import { useState } from 'react';
import { addressOf, lookOf, THEMES, WIDTHS, type Look } from './look.ts';
import { LOCALES } from './locales.ts';
import { screens } from './screens.ts';

/** All screens at once, each in a frame of its own, as wide and in the theme that is chosen. */
export function Gallery() {
  const [look, setLook] = useState(() => lookOf(window.location.href));
  const change = (changes: Partial<Look>) => {
    const next = { ...look, ...changes };
    window.history.replaceState(null, '', addressOf(next));
    setLook(next);
  };
  return (
    <>
      <header>
        <h1>Link Accounts: every screen</h1>
        <Choice
          name="Language"
          all={LOCALES}
          chosen={look.locale}
          onChange={(locale) => change({ locale })}
        />
        <Choice
          name="Theme"
          all={THEMES}
          chosen={look.theme}
          onChange={(theme) => change({ theme })}
        />
        <Choice
          name="Width"
          all={WIDTHS}
          chosen={look.width}
          onChange={(width) => change({ width })}
        />
      </header>
      <main>
        {Object.keys(screens).map((screen) => (
          <figure key={screen}>
            <figcaption>
              <a href={addressOf({ ...look, screen })}>{screen}</a>
            </figcaption>
            <iframe
              title={screen}
              loading="lazy"
              width={look.width}
              src={addressOf({ ...look, screen })}
              onLoad={({ currentTarget }) => fit(currentTarget)}
            />
          </figure>
        ))}
      </main>
    </>
  );
}

/** As tall as what it shows, also once that has changed. */
function fit(frame: HTMLIFrameElement) {
  const page = frame.contentDocument?.documentElement;
  if (!page) return;
  new ResizeObserver(() => {
    frame.height = String(page.querySelector('#root')?.scrollHeight ?? 0);
  }).observe(page);
}

interface ChoiceProps<Value> {
  readonly name: string;
  readonly all: readonly Value[];
  readonly chosen: Value;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string | number>({
  name,
  all,
  chosen,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <label>
      {name}{' '}
      <select
        value={chosen}
        onChange={({ target }) => onChange(all[target.selectedIndex] ?? chosen)}
      >
        {all.map((value) => (
          <option key={value}>{value}</option>
        ))}
      </select>
    </label>
  );
}
