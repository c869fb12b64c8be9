/** HTML with everything that is put into it escaped. */

export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[];

export function html(literals: TemplateStringsArray, ...parts: Part[]): Html {
  const text = literals.map((literal, index) => literal + toHtml(parts[index] ?? '')).join('');
  return { html: text };
}

/** Text that is HTML already. */
export const trusted = (text: string): Html => ({ html: text });

function toHtml(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  return 'html' in part ? part.html : part.map(toHtml).join('');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
