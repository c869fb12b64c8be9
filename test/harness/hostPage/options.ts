/** What a test asks a host's page for, and what the page gets from the remote. */
import type { ComponentType } from 'react';
import type { defineLinkAccounts } from '../../../src/element.ts';
import type { LinkAccountsLoaderOptions } from '../../../src/loader.ts';
import type { mount } from '../../../src/mount.tsx';
import type { LinkAccountsProps } from '../../../src/options.ts';

export interface HostOptions {
  /** The address of the remote's manifest, or of its import map. */
  readonly manifest: string;
  readonly expose: 'LinkAccounts' | 'mount' | 'element' | 'machine';
  /** Whether the host shares its React. A component needs it to; modules always have it. */
  readonly react: boolean;
  /** Which entries of it. Default: all. */
  readonly entries?: readonly string[];
  readonly locale: string;
  /** Whether the account cannot be read: the machines are loaded to say so. Default: no answer comes. */
  readonly fails?: boolean;
  /** False leaves the remote's scripts as they come, unless it is the loader that loads them. */
  readonly verifies: boolean;
  /** How a loader of its own is made, which loads it in place of a federation runtime. */
  readonly loader?: Pick<LinkAccountsLoaderOptions, 'manifest' | 'timeout'>;
  /** The hash that the manifest has to have. Default: any. */
  readonly pin?: string;
}

export interface Exposed {
  readonly version: string;
  readonly mount?: typeof mount;
  readonly defineLinkAccounts?: typeof defineLinkAccounts;
  readonly default?: ComponentType<LinkAccountsProps>;
}
