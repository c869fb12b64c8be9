/** The mark of each provider, drawn in 24 × 24. Colours are attributes: a strict policy allows them. */
import type { ReactNode } from 'react';

/** Four arcs of one circle, and the bar. */
const GOOGLE = (
  <g fill="none" strokeWidth="4">
    <path stroke="#ea4335" d="M18.1 6.9A8 8 0 0 0 4.9 8.4" />
    <path stroke="#fbbc05" d="M4.9 8.4a8 8 0 0 0 0 7.2" />
    <path stroke="#34a853" d="M4.9 15.6a8 8 0 0 0 12.5 2.3" />
    <path stroke="#4285f4" d="M17.4 17.9A8 8 0 0 0 20 12h-8" />
  </g>
);

const FACEBOOK = (
  <>
    <circle cx="12" cy="12" r="11" fill="#0866ff" />
    <path
      fill="#fff"
      d="M13.4 22.9v-8.6h2.7l.5-3.2h-3.2V9.2c0-1 .5-1.6 1.7-1.6h1.6V4.8C16.2 4.7 15.3 4.6 14.4 4.6c-2.5 0-4.1 1.5-4.1 4.2v2.3H7.5v3.2h2.8v8.6z"
    />
  </>
);

const GITHUB = (
  <path
    fill="currentColor"
    fillRule="evenodd"
    d="M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22zM6.7 5.9c-.6 1.4-.5 2.5-.3 3.2C5.7 10 5.3 11 5.3 12.1c0 3.2 2 4.4 4.4 4.8-.5.4-.7.9-.7 1.5-1.3.5-2.3 0-3-1.2-.3-.5-.9-.9-1.4-.9.6.4.9.9 1.2 1.5.6 1.3 1.8 1.6 3.2 1.3v3.3h6v-5c0-.7-.2-1.2-.6-1.5 2.4-.4 4.4-1.6 4.4-4.8 0-1.1-.4-2.1-1.1-3 .2-.7.3-1.8-.3-3.2-1.1.1-2.1.6-2.9 1.2a10 10 0 0 0-5 0C8.7 6.5 7.7 6 6.7 5.9z"
  />
);

const APPLE = (
  <path
    fill="currentColor"
    d="M16.9 12.6c0-2.3 1.9-3.4 2-3.5-1.1-1.6-2.8-1.8-3.4-1.9-1.4-.1-2.8.9-3.5.9s-1.9-.8-3.1-.8c-1.6 0-3 .9-3.9 2.3-1.6 2.8-.4 7 1.2 9.3.8 1.1 1.7 2.4 2.9 2.3 1.2 0 1.6-.7 3-.7s1.8.7 3 .7c1.3 0 2.1-1.1 2.8-2.2.9-1.3 1.3-2.5 1.3-2.6-.1 0-2.3-.9-2.3-3.8zM14.6 5.7c.6-.8 1.1-1.8.9-2.9-.9 0-2 .6-2.7 1.4-.6.7-1.1 1.8-1 2.8 1 .1 2.1-.5 2.8-1.3z"
  />
);

const MICROSOFT = (
  <>
    <path fill="#f25022" d="M2 2h9.5v9.5H2z" />
    <path fill="#7fba00" d="M12.5 2H22v9.5h-9.5z" />
    <path fill="#00a4ef" d="M2 12.5h9.5V22H2z" />
    <path fill="#ffb900" d="M12.5 12.5H22V22h-9.5z" />
  </>
);

const X = (
  <path
    fill="currentColor"
    fillRule="evenodd"
    d="M2.5 3h6l4.3 5.8L17.9 3h2.7l-6.6 7.5L21.9 21h-6l-4.7-6.3L5.6 21H2.9l7.1-8zM6 4.7 16.7 19.3h1.9L7.9 4.7z"
  />
);

const LINKEDIN = (
  <>
    <rect x="1.5" y="1.5" width="21" height="21" rx="3" fill="#0a66c2" />
    <circle cx="6.7" cy="6.9" r="1.8" fill="#fff" />
    <path
      fill="#fff"
      d="M5.2 10h3v9h-3zM10.2 10h2.9v1.2c.5-.8 1.5-1.4 2.8-1.4 2.6 0 3.4 1.6 3.4 4.2v5h-3v-4.6c0-1.2-.3-2-1.4-2s-1.7.8-1.7 2V19h-3z"
    />
  </>
);

const outline = (d: string) => (
  <path
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    d={d}
  />
);

const EMAIL = outline(
  'M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zm-.6.6L12 13l8.6-7.4',
);
const PHONE = outline(
  'M8 2.5h8a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5zM11 18.5h2',
);
const PASSWORD = outline('M8 11.5a4.2 4.2 0 1 1-.1 0zM11 12.8 20.5 3.3M16.5 7.3l3 3M13.5 10.3l2 2');
const ENTERPRISE = outline(
  'M4.5 21V4a1 1 0 0 1 1-1h8a1 1 0 0 1 1 1v17M14.5 9h4a1 1 0 0 1 1 1v11M2.5 21h19M8 7.5h3M8 11.5h3M8 15.5h3',
);

const MARKS: Readonly<Record<string, ReactNode>> = {
  'google-oauth2': GOOGLE,
  'google-apps': GOOGLE,
  facebook: FACEBOOK,
  github: GITHUB,
  apple: APPLE,
  windowslive: MICROSOFT,
  office365: MICROSOFT,
  waad: MICROSOFT,
  twitter: X,
  linkedin: LINKEDIN,
  email: EMAIL,
  sms: PHONE,
  auth0: PASSWORD,
  samlp: ENTERPRISE,
  oidc: ENTERPRISE,
  okta: ENTERPRISE,
  ad: ENTERPRISE,
  adfs: ENTERPRISE,
  pingfederate: ENTERPRISE,
};

/** The drawing for a provider, or for a connection that is called like its provider. */
export const markOf = (provider: string): ReactNode => MARKS[provider] ?? null;
