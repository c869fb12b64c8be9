import type { AnyStateMachine } from 'xstate';
import { drawStatechart } from './statechart.ts';

/** The text with the block of each machine, `<!-- statechart:{id} -->…<!-- /statechart -->`, redrawn. */
export const withStatecharts = (text: string, machines: readonly AnyStateMachine[]): string =>
  machines.reduce(
    (result, machine) =>
      result.replace(
        new RegExp(`(<!-- statechart:${machine.id} -->)[^]*?(<!-- /statechart -->)`),
        (_, start: string, end: string) =>
          `${start}\n\n\`\`\`mermaid\n${drawStatechart(machine)}\n\`\`\`\n\n${end}`,
      ),
    text,
  );
