/** How providers and connections are called. Names of companies are not translated. */
import type { Identity } from '../../domain/identity.ts';

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
  auth0: 'Password',
  email: 'E-mail',
  sms: 'Phone',
  samlp: 'SAML',
  oidc: 'OpenID Connect',
};

/** The name of a provider, or of a connection that is called like its provider. */
export const providerName = (provider: string): string => NAMES[provider] ?? provider;

/** Every custom social connection has the provider `oauth2`: there the connection tells more. */
export const identityProviderName = ({ provider, connection }: Identity): string =>
  provider === 'oauth2' ? connection : providerName(provider);
