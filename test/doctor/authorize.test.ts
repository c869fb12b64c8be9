import { describe, expect, it } from 'vitest';
import { refusalIn, returnedTo, whereTo } from '../../src/doctor/tenant/authorize.ts';

const PAGE = 'https://app.example/callback';
const redirect = (location: string, status = 302) => ({
  status,
  headers: new Headers({ location }),
  text: '',
  bytes: new Uint8Array(),
});

describe('an answer to an authorization request', () => {
  it('is for the page that it goes back to', () => {
    const returned = returnedTo(
      PAGE,
      redirect(`${PAGE}?error=login_required&error_description=Log+in`),
    );

    expect(returned && refusalIn(returned)).toBe('login_required: Log in');
  });

  it('may go to an origin with a slash or without', () => {
    const answer = redirect('https://app.example/?error=login_required');

    expect(returnedTo('https://app.example', answer)).not.toBeNull();
  });

  it.each([
    ['another page', 'https://app.example/other?error=x'],
    ['another origin', 'https://evil.example/callback?error=x'],
    ['the same words at another port', 'https://app.example:8443/callback?error=x'],
    ['a page of the tenant', '/u/login?state=x'],
    ['nowhere', 'https://'],
  ])('is not for it when it goes to %s', (_, location) => {
    expect(returnedTo(PAGE, redirect(location))).toBeNull();
  });

  it('is not for it when it shows a page, whatever address it names', () => {
    const page = redirect(PAGE, 200);

    expect(returnedTo(PAGE, page)).toBeNull();
    expect(whereTo(page)).toBe('shows a page of its own (200)');
  });
});
