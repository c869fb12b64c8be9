import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../src/doctor/cors.ts';

const ORIGIN = 'https://app.example';
const asked = {
  url: 'https://tenant.example/api/v2/users/x',
  origin: ORIGIN,
  method: 'PATCH',
  headers: ['authorization', 'content-type'],
};
const ALLOWED = {
  'access-control-allow-origin': ORIGIN,
  'access-control-allow-methods': 'GET, PATCH',
  'access-control-allow-headers': 'Authorization,Content-Type',
};
const answer = (headers: Record<string, string>, status = 204) => ({
  status,
  headers: new Headers({ ...ALLOWED, ...headers }),
  text: '',
  bytes: new Uint8Array(),
});

describe('a preflight', () => {
  it.each([
    ['names origin, method and headers', {}],
    ['lets any origin in', { 'access-control-allow-origin': '*' }],
    ['lets any method through', { 'access-control-allow-methods': '*' }],
    [
      'lets any header through, and names authorization',
      { 'access-control-allow-headers': '*, authorization' },
    ],
  ])('that %s lets the request through', (_, headers) => {
    expect(refusalOf(asked, answer(headers))).toBeNull();
  });

  it('has to name neither GET nor POST', () => {
    const headers = { 'access-control-allow-methods': '' };

    expect(refusalOf({ ...asked, method: 'POST' }, answer(headers))).toBeNull();
  });

  it.each([
    [
      'is for another origin',
      { 'access-control-allow-origin': 'https://x.example' },
      'no Access-Control-Allow-Origin for it',
    ],
    [
      'forgets the method',
      { 'access-control-allow-methods': 'GET' },
      'the method PATCH is not allowed',
    ],
    [
      'forgets a header',
      { 'access-control-allow-headers': 'authorization' },
      'the header content-type is not allowed',
    ],
    [
      'lets any header through but the token',
      { 'access-control-allow-headers': '*' },
      'the header authorization is not allowed',
    ],
  ])('that %s does not', (_, headers, refusal) => {
    expect(refusalOf(asked, answer(headers))).toBe(refusal);
  });

  it('has to succeed', () => {
    expect(refusalOf(asked, answer({}, 404))).toBe('the preflight answered 404');
  });
});
