/** Faults to inject: what they are, which one meets a request, and who waits for a release. */
import { API_ROUTES, FAULT_ROUTES, type FaultRoute, type RouteMatch } from './routes.ts';

export interface Fault {
  route: FaultRoute;
  /** Only requests about this user (Management API routes). */
  userId?: string;
  status?: number;
  /** Sent as JSON. Default: the service's own envelope for the status. */
  body?: unknown;
  /** A body that is sent as it is. */
  raw?: string;
  headers?: Record<string, string>;
  /** For `authorize`: an OAuth error, delivered to the client in the response mode it asked for. */
  error?: string;
  errorDescription?: string;
  delayMs?: number;
  /** Cuts the connection, before or after the effect. */
  drop?: 'before' | 'after';
  /** Never answers. */
  hang?: true;
  /** Waits for `POST /__tenant/faults/release` with this name. */
  hold?: string;
  /** How often; for ever by default. */
  times?: number;
  /** Whether all this comes before or after the effect. Default `before`. */
  when?: 'before' | 'after';
  /** For the rate limit headers of a 429. Default 2. */
  retryAfterSeconds?: number;
}

export interface ListedFault extends Fault {
  /** How many requests it has met. */
  met: number;
  /** How many of them are being held now. */
  held: number;
}

interface ActiveFault extends ListedFault {
  releases: Set<() => void>;
}

export type Faults = ReturnType<typeof createFaults>;

export function createFaults() {
  let active: ActiveFault[] = [];
  const drop = (gone: (fault: ActiveFault) => boolean): number => {
    const dropped = active.filter(gone);
    active = active.filter((fault) => !gone(fault));
    return dropped.map(letGo).reduce((sum, count) => sum + count, 0);
  };
  return {
    add: (fault: Fault): void =>
      void active.push({ ...fault, met: 0, held: 0, releases: new Set() }),
    list: (): ListedFault[] => active.map(({ releases, ...fault }) => fault),
    /** The first fault, in the order they were added, that meets this request; counts it. */
    take: (match: RouteMatch): ActiveFault | undefined => {
      const fault = active.find((candidate) => meets(candidate, match));
      if (fault !== undefined) fault.met += 1;
      return fault;
    },
    /** Lets the held requests go on and removes the fault. Returns how many were waiting. */
    release: (name: string): number => drop((fault) => fault.hold === name),
    reset: (): void => void drop(() => true),
  };
}

/** Ends when the fault is released or removed. */
export function held(fault: ActiveFault): Promise<void> {
  fault.held += 1;
  return new Promise((resolve) => fault.releases.add(resolve));
}

function letGo(fault: ActiveFault): number {
  const waiting = fault.releases.size;
  for (const release of fault.releases) release();
  fault.releases.clear();
  fault.held = 0;
  return waiting;
}

function meets(fault: ActiveFault, match: RouteMatch): boolean {
  return (
    fault.route === match.route &&
    (fault.userId === undefined || fault.userId === match.userId) &&
    fault.met < (fault.times ?? Infinity)
  );
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isMoment: Check = (value) => value === 'before' || value === 'after';

const CHECKS = {
  route: (value) => FAULT_ROUTES.some((route) => route === value),
  userId: isText,
  status: (value) => typeof value === 'number' && value >= 200 && value <= 599,
  body: () => true,
  raw: isText,
  headers: (value) =>
    typeof value === 'object' && value !== null && Object.values(value).every(isText),
  error: isText,
  errorDescription: isText,
  delayMs: isCount,
  drop: isMoment,
  hang: (value) => value === true,
  hold: isText,
  times: isCount,
  when: isMoment,
  retryAfterSeconds: isCount,
} satisfies Record<keyof Fault, Check>;

const isField = (name: string): name is keyof Fault => Object.hasOwn(CHECKS, name);

/** @throws Error that names the field when something is unknown, wrong or missing. */
export function parseFault(value: Record<string, unknown>): Fault {
  for (const [name, field] of Object.entries(value)) {
    if (!isField(name)) throw new Error(`A fault has no field "${name}".`);
    if (!CHECKS[name](field)) throw new Error(`The field "${name}" of a fault is not valid.`);
  }
  if (value.route === undefined) throw new Error('A fault needs a "route".');
  const isApi = API_ROUTES.some((route) => route === value.route);
  if (!isApi && value.userId !== undefined) {
    throw new Error('"userId" works on Management API routes only.');
  }
  if (value.route !== 'authorize' && value.error !== undefined) {
    throw new Error('"error" works on the route "authorize" only.');
  }
  return value as unknown as Fault; // every field has just been checked
}
