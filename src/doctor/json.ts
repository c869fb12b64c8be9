/** JSON from a server: nothing about its shape is taken for granted. */

/** An empty record when the text is no JSON object. */
export function parseJson(text: string): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {};
  }
}

export const recordOf = (value: unknown): Record<string, unknown> =>
  value instanceof Object ? (value as Record<string, unknown>) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
