import { describe, expect, it } from 'vitest';
import { dependsOnTenantSession } from '../../src/domain/sessionRisk.ts';

describe('a host', () => {
  it.each([
    ['without a refresh token', ['openid', 'profile'], true],
    ['that was granted nothing', [], true],
    ['with a refresh token', ['openid', 'offline_access'], false],
  ])('%s hangs on the tenant’s session: %j → %s', (_, grantedScopes, depends) => {
    expect(dependsOnTenantSession(grantedScopes)).toBe(depends);
  });
});
