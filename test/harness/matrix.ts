/**
 * The fault matrix: every network step of the flow × every way in which it can fail, and how the
 * flow has to end; without a backend of the host's and with one. The tests run each cell; the tables
 * in docs/ are drawn from here.
 */
import type { LinkAccountsErrorCode } from '../../src/errors.ts';
import type { Fault } from './portal.ts';

export const STEPS = {
  token: 'the code is redeemed',
  readPrimary: 'the primary is read',
  readSecondary: 'the secondary is read',
  write: 'the metadata is written',
  link: 'the accounts are linked',
  lookUp: 'a lost link is looked up',
  takeBack: 'the metadata of a refused link is taken back',
} as const;

export type MatrixStep = keyof typeof STEPS;

export const FAILURES = {
  '400': { status: 400 },
  '401': { status: 401 },
  '403': { status: 403 },
  '404': { status: 404 },
  '409': { status: 409 },
  '429': { status: 429, retryAfterSeconds: 45 },
  '500': { status: 500 },
  '500 after the effect': { status: 500, when: 'after' },
  'dropped before': { drop: 'before' },
  'dropped after': { drop: 'after' },
  hangs: { hang: true },
  'not JSON': { raw: '<!doctype html>' },
  'wrong shape': { status: 200, body: { surprise: true } },
} as const satisfies Record<string, Partial<Fault>>;

export type Failure = keyof typeof FAILURES;

/**
 * How a cell ends. `before`: the tenant's data is as it was. `after`: the accounts are linked and
 * the metadata merged. `named`: unlinked, and the error names the keys that may have stayed.
 * `maybe`: the error says that nobody can tell, and names the keys.
 */
export interface Outcome {
  readonly state: 'done' | 'error';
  readonly code: LinkAccountsErrorCode | null;
  readonly data: 'before' | 'after' | 'named' | 'maybe';
}

const DONE: Outcome = { state: 'done', code: null, data: 'after' };

/** Who fails: Auth0, called by the page; a host's own backend; or Auth0 behind that backend. */
export type Culprit = 'Auth0' | 'the backend' | 'Auth0 behind it';

type Codes = Readonly<Record<Failure, LinkAccountsErrorCode>>;

/** What each failure means wherever the Management API is called. */
const DIRECT_CODES: Codes = {
  '400': 'server',
  '401': 'unauthorized',
  '403': 'session_switched', // the stand-in's 403 says that the token is another user's
  '404': 'account_gone',
  '409': 'link_conflict',
  '429': 'rate_limited',
  '500': 'server',
  '500 after the effect': 'server',
  'dropped before': 'network',
  'dropped after': 'network',
  hangs: 'network',
  'not JSON': 'server',
  'wrong shape': 'server',
};

/** A gateway in front of the backend says by its status whom it has let in, and how often. */
const GATEWAY_CODES: Codes = {
  ...DIRECT_CODES,
  '403': 'server',
  '404': 'server',
  '409': 'server',
};

/** The backend's own credentials, its own network: to the user, a failure of its. */
const BEHIND_CODES: Codes = {
  ...DIRECT_CODES,
  '401': 'server',
  '403': 'server',
  'dropped before': 'server',
  'dropped after': 'server',
  hangs: 'server',
};

const CODES: Readonly<Record<Culprit, Codes>> = {
  Auth0: DIRECT_CODES,
  'the backend': GATEWAY_CODES,
  'Auth0 behind it': BEHIND_CODES,
};

/** auth0-spa-js redeems the code: it tells no status from another. */
const TOKEN_CODES: Partial<Record<Failure, LinkAccountsErrorCode>> = {
  'dropped before': 'network',
  'dropped after': 'network',
  hangs: 'network',
  'wrong shape': 'token_mismatch', // an answer without an ID token
};

const isDropped = (failure: Failure) => failure.startsWith('dropped');

export function outcomeOf(step: MatrixStep, failure: Failure, culprit: Culprit = 'Auth0'): Outcome {
  const codes = CODES[culprit];
  const isByGateway = culprit === 'the backend'; // it answers for every call alike
  const failed = (data: Outcome['data'], code = codes[failure]): Outcome => ({
    state: 'error',
    code,
    data,
  });
  switch (step) {
    case 'token':
      return failed('before', TOKEN_CODES[failure] ?? 'login_failed');
    case 'readPrimary':
    case 'readSecondary':
      return failed('before');
    case 'write':
      if (failure === '400' && !isByGateway) return failed('before', 'metadata_rejected');
      return failed(isDropped(failure) ? 'named' : 'before');
    case 'link':
      if (failure === 'dropped after' || failure === '500 after the effect') return DONE;
      return failed('before', failure === '400' && !isByGateway ? 'link_rejected' : undefined);
    case 'lookUp':
      return failed('maybe');
    case 'takeBack':
      return failed('named', codes['401']); // what the link is refused with
  }
}

export const CELLS = (Object.keys(STEPS) as MatrixStep[]).flatMap((step) =>
  (Object.keys(FAILURES) as Failure[]).map((failure) => ({ step, failure })),
);

/** The steps that a backend takes part in. */
export const BACKEND_CELLS = CELLS.filter(({ step }) => step !== 'token');

export const CULPRITS = ['the backend', 'Auth0 behind it'] as const satisfies readonly Culprit[];

export const MODES = ['popup', 'redirect'] as const;

function drawTable(steps: readonly MatrixStep[], culprit: Culprit): string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cell = ({ state, code, data }: Outcome) =>
    state === 'done' ? '**done**' : `\`${code ?? ''}\` ${data}`;
  return [
    row(['fails', ...steps.map((step) => STEPS[step])]),
    row(['---', ...steps.map(() => '---')]),
    ...(Object.keys(FAILURES) as Failure[]).map((failure) =>
      row([failure, ...steps.map((step) => cell(outcomeOf(step, failure, culprit)))]),
    ),
  ];
}

/** The matrix as a page of documentation. */
export function drawMatrix(): string {
  const steps = Object.keys(STEPS) as MatrixStep[];
  const ofBackend = steps.filter((step) => step !== 'token');
  const count = CELLS.length * MODES.length;
  return [
    '# The fault matrix',
    '',
    `Every network step of the flow, failing in every way, in a pop-up and by redirect: ${count} cells, each run in a real`,
    'browser against the stand-in tenant over HTTP. 0 silent: each ends in `done` with the accounts linked, or with an error',
    'whose code is below, and with the data that it says. Drawn from `test/harness/matrix.ts`; the end-to-end tests run it.',
    '',
    '- before: the tenant’s data is as it was;',
    '- named: not linked, and the error names the metadata keys that may have stayed;',
    '- maybe: nobody can tell whether the accounts are linked; the error says so, names the keys, and trying again looks first.',
    '',
    ...drawTable(steps, 'Auth0'),
    '',
    '## With a backend of the host’s own',
    '',
    `The same with the reference server of \`host-demo/backend\`: ${BACKEND_CELLS.length * CULPRITS.length} cells, run by the production machine, actors and`,
    'adapter over HTTP, and some of them in the browser. 0 silent. First it is the server that fails, or whatever stands in',
    'front of it:',
    '',
    ...drawTable(ofBackend, 'the backend'),
    '',
    'And Auth0, behind it. A 401 or 403 there is about the server’s own credentials:',
    '',
    ...drawTable(ofBackend, 'Auth0 behind it'),
    '',
  ].join('\n');
}
