/**
 * Every transition of a machine as a table that a person can review: from where, on what, under which
 * condition, to where, and what is started, called off, done and told. From the machine alone.
 */
import {
  initialTransition,
  transition,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type ExecutableActionObject,
} from 'xstate';
import { getStateNodes } from 'xstate/graph';
import { isLinkAccountsError } from '../../src/errors.ts';
import { answerOf, edgesOf, heardIn, type Model } from '../../src/testing/model.ts';

export interface Specification {
  /** How the machine can start, by what starts it. */
  readonly starts: Readonly<Record<string, Model>>;
  /** What has come about beside the state itself: what the user will be told, or asked. */
  readonly notesOf: (snapshot: AnyMachineSnapshot, before?: AnyMachineSnapshot) => string[];
  /** All that the same event in the same state can depend on, by name. What comes first is preferred. */
  readonly aspectsOf: (snapshot: AnyMachineSnapshot, event: AnyEventObject) => Aspects;
}

type Aspects = Readonly<Record<string, string>>;

interface Step {
  readonly from: string;
  readonly event: string;
  readonly aspects: Aspects;
  /** To where, and what else happens: the last columns. */
  readonly result: readonly string[];
}

export interface Row {
  readonly from: string;
  /** Event, condition, target, starts, calls off, does and tells. */
  readonly cells: readonly string[];
}

/** The rows of the table, grouped by the state that they leave, in the order of the chart. */
export function rowsOf(specification: Specification): Row[] {
  const groups = new Map<string, Step[]>();
  for (const step of stepsOf(specification)) {
    const key = `${step.from} ${step.event}`;
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.values()].flatMap(rowsOfGroup);
}

function stepsOf({ starts, notesOf, aspectsOf }: Specification): Step[] {
  const begins = Object.entries(starts).map(([name, { machine, input }]): Step => {
    const [snapshot, actions] = initialTransition(machine, input);
    return {
      from: '(start)',
      event: name,
      aspects: {},
      result: [
        [leafOf(snapshot), ...notesOf(snapshot)].join(', '),
        ...effectsOf(actions, { type: '' }),
      ],
    };
  });
  const steps = Object.values(starts).flatMap((model) =>
    statesOf(model).flatMap((state) =>
      heardIn(model, state).map((event): Step => {
        const [next, actions] = transition(model.machine, state, event);
        const isSame = JSON.stringify(state.value) === JSON.stringify(next.value);
        const place = [isSame ? '(stays)' : leafOf(next), ...notesOf(next, state)].join(', ');
        return {
          from: leafOf(state),
          event: nameOf(event),
          aspects: aspectsOf(state, event),
          result: state.can(event)
            ? [place, ...effectsOf(actions, event)]
            : ['(not heard)', '', '', '', ''],
        };
      }),
    ),
  );
  return [...begins, ...inChartOrder(steps, starts)];
}

/** Each state that the model can reach, once. */
function statesOf(model: Model): AnyMachineSnapshot[] {
  const [start] = initialTransition(model.machine, model.input);
  const reached = [start, ...edgesOf(model).map(({ nextState }) => nextState)];
  const byKey = new Map(reached.map((state) => [model.serializeState(state as never), state]));
  return [...byKey.values()];
}

/** As the chart has its states, and each state its events. */
function inChartOrder(steps: readonly Step[], starts: Specification['starts']): Step[] {
  const order = Object.values(starts).flatMap(({ machine }) =>
    getStateNodes(machine).map(({ path }) => path.join('.')),
  );
  return steps.toSorted((a, b) => order.indexOf(a.from) - order.indexOf(b.from));
}

/** One row for each outcome, with the fewest conditions that tell the outcomes apart. */
function rowsOfGroup(steps: readonly Step[]): Row[] {
  const [{ from, event } = { from: '', event: '' }] = steps;
  const deciding = decidingAspects(steps);
  const outcomes = new Map<string, Step[]>();
  for (const step of steps) {
    const key = JSON.stringify(step.result);
    outcomes.set(key, [...(outcomes.get(key) ?? []), step]);
  }
  const rows = [...outcomes].map(([result, own]): Row => {
    const others = steps.filter((step) => JSON.stringify(step.result) !== result);
    const needed = neededAspects(deciding, own, others);
    const conditions = [...new Set(own.map((step) => conditionOf(step, needed)))].sort();
    const words = conditions.length > MAX_CONDITIONS ? OTHERWISE : conditions.join('; or ');
    return { from, cells: [event, words, ...(JSON.parse(result) as string[])] };
  });
  const isRest = ({ cells }: Row) => Number(cells[1] === OTHERWISE);
  return rows.toSorted((a, b) => isRest(a) - isRest(b));
}

/** Beyond that a list of them says less than that it is all the rest. */
const MAX_CONDITIONS = 2;
const OTHERWISE = 'otherwise';

const conditionOf = ({ aspects }: Step, names: readonly string[]): string =>
  names
    .map((name) => aspects[name])
    .filter((value) => value !== '')
    .join(', ');

/** Of the deciding aspects those without which this outcome could be taken for another one. */
const neededAspects = (
  deciding: readonly string[],
  own: readonly Step[],
  others: readonly Step[],
) =>
  deciding.reduce<readonly string[]>((needed, name) => {
    const fewer = needed.filter((one) => one !== name);
    const meant = new Set(own.map((step) => conditionOf(step, fewer)));
    return others.some((step) => meant.has(conditionOf(step, fewer))) ? needed : fewer;
  }, deciding);

/** The smallest set of aspects of which the result is a function. */
function decidingAspects(steps: readonly Step[]): readonly string[] {
  const names = Object.keys(steps[0]?.aspects ?? {});
  const decides = (chosen: readonly string[]) => {
    const seen = new Map<string, string>();
    return steps.every(({ aspects, result }) => {
      const key = JSON.stringify(chosen.map((name) => aspects[name]));
      const known = seen.get(key) ?? JSON.stringify(result);
      seen.set(key, known);
      return known === JSON.stringify(result);
    });
  };
  const found = subsetsBySize(names).find(decides);
  if (found === undefined) {
    throw new Error(
      `Nothing that is named decides what "${steps[0]?.event ?? ''}" does in ${steps[0]?.from ?? ''}.`,
    );
  }
  return found;
}

function subsetsBySize(names: readonly string[]): string[][] {
  const all = names.reduce<string[][]>(
    (subsets, name) => [...subsets, ...subsets.map((subset) => [...subset, name])],
    [[]],
  );
  return all.toSorted((a, b) => a.length - b.length);
}

export const leafOf = ({ value }: AnyMachineSnapshot): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value as object)
        .flat()
        .join('.');

/** `verifySecondary ✓`, `linkIdentity ✗`, `link.cancel` */
function nameOf(event: AnyEventObject): string {
  const answer = answerOf(event);
  return answer === null ? event.type : `${answer.actor} ${answer.kind === 'done' ? '✓' : '✗'}`;
}

/** What the transition starts, calls off, and otherwise does. */
function effectsOf(actions: readonly ExecutableActionObject[], event: AnyEventObject): string[] {
  const paramsOf = (wanted: string) =>
    actions.filter(({ type }) => type === wanted).map(({ params }) => params as Params);
  const started = paramsOf('xstate.spawnChild').map(({ src }) => src);
  // who has answered needs no calling off
  const stopped = paramsOf('xstate.stopChild').map(({ id }) => id);
  const calledOff = stopped.filter((id) => id !== answerOf(event)?.actor);
  const done = actions.filter(({ type }) => !type.startsWith('xstate.')).map(({ type }) => type);
  const told = paramsOf('xstate.emit').map(({ event: emitted }) => emitted?.type);
  return [started, calledOff, done, told].map((names) => names.join(', '));
}

interface Params {
  readonly src?: string;
  readonly id?: string;
  readonly event?: AnyEventObject;
}

/** The code of a failure; nothing for anything else. */
export const codeOf = (thrown: unknown): string => (isLinkAccountsError(thrown) ? thrown.code : '');

const HEADS = ['on', 'if', 'goes to', 'starts', 'calls off', 'does', 'tells'];

/** The table as Markdown, a section for each state. */
export function drawTable(title: string, specification: Specification): string {
  const rows = rowsOf(specification);
  const sections = [...new Set(rows.map(({ from }) => from))].map((from) =>
    [
      `## ${from}`,
      '',
      line(HEADS),
      line(HEADS.map(() => '---')),
      ...rows.filter((row) => row.from === from).map(({ cells }) => line(cells)),
    ].join('\n'),
  );
  return `# ${title}\n\n${INTRODUCTION}\n\n${sections.join('\n\n')}\n`;
}

const INTRODUCTION =
  'Generated from the machine by `npm run machines`, and compared by a test: a change of the machine is a ' +
  'change of this page, to be reviewed. ✓: the actor answered; ✗: it failed.';

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
