/** The Action of the documentation, run as the tenant runs it: its source, an event, an api. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const source = readFileSync(new URL('../../docs/post-login-action.js', import.meta.url), 'utf8');

interface Event {
  request: { query?: Record<string, string> };
  authentication?: { methods?: { name: string; timestamp?: string }[] };
}
type Action = (event: Event, api: { access: { deny(reason: string): void } }) => Promise<void>;

const exported = {} as { onExecutePostLogin: Action };
runInNewContext(source, { exports: exported });

async function refusalsOf(event: Event): Promise<string[]> {
  const refusals: string[] = [];
  const deny = (reason: string) => void refusals.push(reason);
  await exported.onExecutePostLogin(event, { access: { deny } });
  return refusals;
}

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const signedIn = (...methods: [name: string, secondsAgo: number][]) => ({
  methods: methods.map(([name, seconds]) => ({ name, timestamp: ago(seconds) })),
});

/** What the second login of a link asks for. */
const LINKING = { prompt: 'login', max_age: '0', audience: 'https://tenant.example/api/v2/' };
const HOUR = 3600;

describe('the post-login Action', () => {
  it.each([
    ['with a password', signedIn(['pwd', 2])],
    ['with a social account', signedIn(['federated', 30])],
    ['once more, after an older login of the same session', signedIn(['pwd', HOUR], ['sms', 3])],
    ['and took a while over the second factor', signedIn(['pwd', 240], ['mfa', 1])],
  ])('lets a linking login pass that was made just now, %s', async (_, authentication) => {
    expect(await refusalsOf({ request: { query: LINKING }, authentication })).toEqual([]);
  });

  it.each([
    ['is an hour old', signedIn(['federated', HOUR])],
    ['is old, and only its second factor is new', signedIn(['pwd', HOUR], ['mfa', 1])],
    ['does not say when it was', { methods: [{ name: 'pwd' }] }],
    ['has no methods', { methods: [] }],
    ['has nothing to say of itself', undefined],
  ])('refuses a linking login that %s', async (_, authentication) => {
    const event = { request: { query: LINKING }, ...(authentication && { authentication }) };

    expect(await refusalsOf(event)).toEqual([expect.stringContaining('sign in again')]);
  });

  it.each([{ prompt: 'login' }, { max_age: '0' }, { prompt: 'consent login' }])(
    'refuses an old login where only %j was asked for',
    async (query) => {
      const authentication = signedIn(['pwd', HOUR]);

      expect(await refusalsOf({ request: { query }, authentication })).toHaveLength(1);
    },
  );

  it('refuses an age that is no number', async () => {
    const event = { request: { query: { max_age: 'x' } }, authentication: signedIn(['pwd', 1]) };

    expect(await refusalsOf(event)).toHaveLength(1);
  });

  it('grants as much age as was asked for', async () => {
    const authentication = signedIn(['pwd', HOUR]);
    const refusals = (maxAge: string) =>
      refusalsOf({ request: { query: { max_age: maxAge } }, authentication });

    expect(await refusals('7200')).toEqual([]);
    expect(await refusals('1800')).toHaveLength(1);
  });

  it.each([
    ['an ordinary login', { query: {} }],
    ['a silent one', { query: { prompt: 'none' } }],
    ['a refresh token, which has no query', {}],
  ])('leaves %s alone, however old its session is', async (_, request) => {
    expect(await refusalsOf({ request, authentication: signedIn(['pwd', HOUR]) })).toEqual([]);
  });
});
