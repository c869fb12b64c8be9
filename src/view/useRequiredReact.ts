import { useRef, version } from 'react';
import { linkAccountsError } from '../errors.ts';

/**
 * The first hook of a component that a host's own React renders: it fails where the host has not
 * shared that React, because a hook belongs to the copy that it is imported from.
 *
 * @throws configuration that says so, in place of "Cannot read properties of null"
 * @see [Invalid hook call](https://react.dev/warnings/invalid-hook-call-warning#duplicate-react)
 */
export function useRequiredReact(): void {
  try {
    useRef(null);
  } catch (cause) {
    const fix = `LinkAccounts came with React ${version}, and another React renders it. Share your React 19 with the remote (hostReact), or take mount, which needs none of yours.`;
    throw linkAccountsError({ code: 'configuration', details: { fix } }, { cause });
  }
}
