/** The tenant-wide limit on Management API calls: a token bucket, off unless a setting turns it on. */
import type { Middleware } from 'koa';
import { defaultEnvelope } from './apiError.ts';
import { isApiPath } from './routes.ts';
import type { SettingsBox } from './settings.ts';

export interface Allowance {
  granted: boolean;
  limit: number;
  remaining: number;
  resetInSeconds: number;
}

export type RateLimit = ReturnType<typeof createRateLimit>;

export function createRateLimit(settings: SettingsBox) {
  let spent = 0;
  let lastAt = 0;
  return {
    /** `undefined` while there is no limit. */
    take: (nowMs: number): Allowance | undefined => {
      const { requestsPerSecond, requestBurst } = settings.get();
      if (requestsPerSecond === null) return undefined;
      const limit = requestBurst ?? Math.ceil(requestsPerSecond);
      spent = Math.max(0, spent - ((nowMs - lastAt) / 1000) * requestsPerSecond);
      lastAt = nowMs;
      const granted = spent + 1 <= limit;
      if (granted) spent += 1;
      const remaining = Math.floor(limit - spent);
      return { granted, limit, remaining, resetInSeconds: Math.ceil(1 / requestsPerSecond) };
    },
    reset: (): void => void ([spent, lastAt] = [0, 0]),
  };
}

export const RATE_LIMIT_HEADERS = [
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];

/** `x-ratelimit-reset` is a time, in seconds since 1970. */
export function rateLimitHeaders(allowance: Omit<Allowance, 'granted'>): Record<string, string> {
  return {
    'x-ratelimit-limit': String(allowance.limit),
    'x-ratelimit-remaining': String(allowance.remaining),
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + allowance.resetInSeconds),
  };
}

export function limitRate(rateLimit: RateLimit): Middleware {
  return async (ctx, next) => {
    const allowance = isApiPath(ctx.path) ? rateLimit.take(Date.now()) : undefined;
    if (allowance === undefined) return next();
    ctx.set(rateLimitHeaders(allowance));
    if (allowance.granted) return next();
    ctx.status = 429;
    ctx.body = defaultEnvelope(429);
  };
}
