import { fromPromise, type NonReducibleUnknown } from 'xstate';
import { linkAccountsError } from '../src/errors.ts';

/** A typed stand-in for an actor that the composition root has to provide; it refuses to run. */
export const notProvided = <Output, Input extends NonReducibleUnknown>(name: string) =>
  fromPromise<Output, Input>(() =>
    Promise.reject(
      linkAccountsError({
        code: 'configuration',
        details: { fix: `The actor '${name}' is not provided: machine.provide({ actors }).` },
      }),
    ),
  );
