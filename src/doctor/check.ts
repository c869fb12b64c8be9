/** A check: what is asked, and what the answer means. Asking and judging are kept apart. */
import { whyNoAnswer, type Answer, type Ask } from './ask.ts';

export type Verdict =
  | { readonly is: 'right'; readonly saw: string }
  | { readonly is: 'wrong'; readonly saw: string; readonly fix: string };

export interface Check {
  /** The setting's name, as the dashboard has it. */
  readonly name: string;
  /** It is not asked until these are right: their fault would be taken for its own. */
  readonly needs: readonly Check[];
  run(ask: Ask): Promise<Verdict>;
}

export interface Question<A> {
  readonly name: string;
  readonly needs?: readonly Check[];
  ask(ask: Ask): Promise<A>;
  /** Pure. */
  verdict(answer: A): Verdict;
  /** What to look at when nobody answers, and why nobody did. */
  readonly whenSilent?: (why: string) => string;
}

const ASK_AGAIN = 'Ask again; if it stays, Monitoring → Logs in the dashboard may say why.';

export const right = (saw: string): Verdict => ({ is: 'right', saw });
export const wrong = (saw: string, fix: string): Verdict => ({ is: 'wrong', saw, fix });

/** An answer that nobody foresaw. */
export const meaningless = ({ status }: Answer): Verdict =>
  wrong(`answered ${status}, which says nothing`, ASK_AGAIN);

export const check = <A>({ name, needs = [], ask, verdict, whenSilent }: Question<A>): Check => ({
  name,
  needs,
  run: async (asked) => {
    let answer: A;
    try {
      answer = await ask(asked);
    } catch (thrown) {
      const why = whyNoAnswer(thrown);
      return wrong(why, whenSilent?.(why) ?? ASK_AGAIN);
    }
    return verdict(answer);
  },
});
