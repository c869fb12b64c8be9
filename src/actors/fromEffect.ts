import { fromPromise, type NonReducibleUnknown } from 'xstate';

interface Effect<Input> {
  readonly input: Input;
  /** Aborts when the state is left. */
  readonly signal: AbortSignal;
}

/**
 * An actor that does one thing and answers once. Called off, it answers never: under React's
 * StrictMode a stopped machine goes on, and would take the failure of what was called off for that
 * of what it has started since.
 */
export const fromEffect = <Output, Input extends NonReducibleUnknown>(
  run: (effect: Effect<Input>) => Promise<Output>,
) =>
  fromPromise<Output, Input>(
    ({ input, signal }) =>
      new Promise((resolve, reject) => {
        run({ input, signal }).then(
          (output) => signal.aborted || resolve(output),
          (error: unknown) => signal.aborted || reject(error as Error),
        );
      }),
  );
