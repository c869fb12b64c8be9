import { describe, expect, it } from 'vitest';
import { ASKED_SCOPES, REQUIRED_SCOPES, SCOPE_OF } from '../../src/domain/scopes.ts';

describe('the scopes of a Management API token', () => {
  it('are, for each call, those that Auth0 gives to single-page apps', () => {
    expect(SCOPE_OF).toEqual({
      readUser: 'read:current_user',
      mergeMetadata: 'update:current_user_metadata',
      link: 'update:current_user_identities',
      unlink: 'update:current_user_identities',
    });
  });

  it('are each required once', () => {
    expect(REQUIRED_SCOPES).toEqual([
      'read:current_user',
      'update:current_user_metadata',
      'update:current_user_identities',
    ]);
  });

  it('are asked for together with the one that first metadata needs', () => {
    expect(ASKED_SCOPES.split(' ')).toEqual([...REQUIRED_SCOPES, 'create:current_user_metadata']);
  });
});
