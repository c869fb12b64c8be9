import { linkAccountsError } from '../errors.ts';
import type { UserId } from '../domain/identity.ts';
import type { HostSession } from '../domain/ports.ts';

/** Before anything is done in the user's name: the host still is who it was when they began. */
export async function requireSession(hostSession: HostSession, userId: UserId): Promise<void> {
  if ((await hostSession.currentUserId()) !== userId) {
    throw linkAccountsError({ code: 'session_switched' });
  }
}
