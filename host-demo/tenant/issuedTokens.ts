/** Every code and token handed out, kept only while the setting `issuedTokens` is on. */
import type { SettingsBox } from './settings.ts';

export interface IssuedToken {
  kind: 'code' | 'access_token' | 'id_token' | 'refresh_token';
  value: string;
}

export type IssuedTokens = ReturnType<typeof createIssuedTokens>;

const KINDS = ['code', 'access_token', 'id_token', 'refresh_token'] as const;

export function createIssuedTokens(settings: SettingsBox) {
  let issued: IssuedToken[] = [];
  return {
    list: (): IssuedToken[] => issued,
    /** Takes what there is out of an authorization or token response. */
    record: (response: Record<string, unknown>): void => {
      if (settings.get().issuedTokens) issued.push(...tokensIn(response));
    },
    reset: (): void => void (issued = []),
  };
}

function tokensIn(response: Record<string, unknown>): IssuedToken[] {
  return KINDS.flatMap((kind) => {
    const value = response[kind];
    return typeof value === 'string' ? [{ kind, value }] : [];
  });
}
