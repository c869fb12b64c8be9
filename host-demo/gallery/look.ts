/** How the gallery is looked at: in which language and theme, how wide, and, alone, which screen. */
export interface Look {
  readonly locale: string;
  readonly theme: 'light' | 'dark';
  readonly width: number;
  /** One screen by name; `null` for all of them. */
  readonly screen: string | null;
}

export const THEMES = ['light', 'dark'] as const;
export const WIDTHS = [320, 480, 768] as const;

/** From the address, so that a look can be kept and sent. */
export function lookOf(address: string): Look {
  const query = new URL(address).searchParams;
  const width = Number(query.get('width'));
  return {
    locale: query.get('locale') ?? 'en',
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    width: WIDTHS.find((one) => one === width) ?? 480,
    screen: query.get('screen'),
  };
}

export function addressOf({ locale, theme, width, screen }: Look): string {
  const query = new URLSearchParams({ locale, theme, width: String(width) });
  if (screen !== null) query.set('screen', screen);
  return `?${query.toString()}`;
}
