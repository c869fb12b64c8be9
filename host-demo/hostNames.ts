/** The portals that the demo can open: the shell, and hosts that prove that any framework will do. */
export const HOSTS = [
  'hosts/auth0-react',
  'hosts/federation-plugin',
  'hosts/import-map',
  'hosts/plain',
  'hosts/react-18',
  'hosts/svelte',
  'hosts/vue',
] as const;

export type HostName = 'shell' | (typeof HOSTS)[number];
