import type { AnyStateMachine } from 'xstate';
import { drawStatechart } from './statechart.ts';

/**
 * The text with the block of each machine, `<!-- statechart:{id} -->…<!-- /statechart -->`, redrawn.
 *
 * @throws Error when the text has no place for one of them
 */
export const withStatecharts = (text: string, machines: readonly AnyStateMachine[]): string =>
  machines.reduce(withStatechart, text);

function withStatechart(text: string, machine: AnyStateMachine): string {
  const start = `<!-- statechart:${machine.id} -->`;
  const block = new RegExp(`${start}[^]*?(?=<!-- /statechart -->)`);
  if (!block.test(text)) throw new Error(`The text has no place for ${start}.`);
  return text.replace(
    block,
    () => `${start}\n\n\`\`\`mermaid\n${drawStatechart(machine)}\n\`\`\`\n\n`,
  );
}
