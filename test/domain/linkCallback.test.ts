import { describe, expect, it } from 'vitest';
import { isLinkCallback } from '../../src/domain/linkCallback.ts';

const SITE = 'https://portal.example';

describe('an address', () => {
  it.each([
    ['the answer to a login', '/link-accounts-callback?code=1&state=2', true],
    ['its refusal', '/link-accounts-callback?error=access_denied&state=2', true],
    ['with a fragment', '/link-accounts-callback?code=1&state=2#top', true],
    ['without a state', '/link-accounts-callback?code=1', false],
    ['without an answer', '/link-accounts-callback?state=2', false],
    ['opened by hand', '/link-accounts-callback', false],
    ['the host’s own callback', '/?code=1&state=2', false],
    ['below the path', '/link-accounts-callback/more?code=1&state=2', false],
    ['with a slash more', '/link-accounts-callback/?code=1&state=2', false],
    ['with the answer in its fragment', '/link-accounts-callback#code=1&state=2', false],
  ])('%s: %s → %s', (_, path, isOurs) => {
    expect(isLinkCallback(SITE + path)).toBe(isOurs);
  });

  it('belongs to a login under the path that the host names, and only there', () => {
    expect(isLinkCallback(`${SITE}/back?code=1&state=2`, '/back')).toBe(true);
    expect(isLinkCallback(`${SITE}/link-accounts-callback?code=1&state=2`, '/back')).toBe(false);
  });
});
