/** How providers and connections are called. */
import { nameOf, type Identity } from '../../domain/identity.ts';
import type { ListWords, Messages } from '../messages/types.ts';

/** Names of companies and of protocols are the same in every language. */
const NAMES: Readonly<Record<string, string>> = {
  'google-oauth2': 'Google',
  'google-apps': 'Google Workspace',
  apple: 'Apple',
  bitbucket: 'Bitbucket',
  facebook: 'Facebook',
  github: 'GitHub',
  linkedin: 'LinkedIn',
  paypal: 'PayPal',
  twitter: 'X',
  waad: 'Microsoft Entra ID',
  windowslive: 'Microsoft',
  samlp: 'SAML',
  oidc: 'OpenID Connect',
};

/** The language's own name for a provider or connection, else the one that it has everywhere. */
export const providerName = (provider: string, words: Messages['providers']): string =>
  words[provider] ?? NAMES[provider] ?? provider;

/** Every custom social connection has the provider `oauth2`: there the connection tells more. */
export const identityProviderName = (
  { provider, connection }: Identity,
  messages: Pick<ListWords, 'providerName'>,
): string => messages.providerName(provider === 'oauth2' ? connection : provider);

/** By name and provider: "Google (ada@example.com)". */
export const loginName = (
  identity: Identity,
  messages: Pick<ListWords, 'providerName' | 'loginOf'>,
): string => messages.loginOf(identityProviderName(identity, messages), nameOf(identity));
