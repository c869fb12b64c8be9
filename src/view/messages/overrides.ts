import type { MessageOverrides } from './types.ts';

/** These texts, with the host's own in place of those that it overrides. */
export const withOverrides = <Texts>(messages: Texts, overrides: MessageOverrides = {}): Texts =>
  merge(messages, overrides) as Texts; // an override is of the type of the text that it replaces

function merge(text: unknown, override: unknown): unknown {
  if (override === undefined) return text;
  if (!isGroup(override)) return override;
  // what a text names is known only when it is spoken: some of its parts may be overridden before
  if (typeof text === 'function') {
    const speak = text as (...topic: unknown[]) => unknown;
    return (...topic: unknown[]) => merge(speak(...topic), override);
  }
  const texts = isGroup(text) ? text : {};
  const replaced = Object.entries(override).map(([key, value]) => [key, merge(texts[key], value)]);
  return { ...texts, ...(Object.fromEntries(replaced) as Record<string, unknown>) };
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
