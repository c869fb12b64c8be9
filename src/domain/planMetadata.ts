/** From the host's strategy to what will be written, and what has to be asked first. Pure. */
import { linkAccountsError } from '../errors.ts';
import type { Account, Metadata } from './identity.ts';
import {
  conflictsOf,
  mergeByChoices,
  mergeMetadata,
  planMetadata,
  refusedKeys,
  type MetadataChoices,
  type MetadataConflict,
  type MetadataPlan,
  type MetadataStrategy,
} from './metadata.ts';
import { isPlainObject } from './plainObject.ts';

export interface MetadataProposal {
  readonly plan: MetadataPlan;
  /** What the user has to decide before the plan counts; empty when nothing is left to ask. */
  readonly conflicts: readonly MetadataConflict[];
}

export interface MetadataQuestion {
  readonly primary: Account;
  readonly secondary: Account;
  /** What the user has decided; `null` before they were asked. */
  readonly choices: MetadataChoices | null;
}

/** @throws metadata_rejected for keys that cannot be stored, configuration for a host's function */
export function proposeMetadata(
  { primary, secondary, choices }: MetadataQuestion,
  strategy: MetadataStrategy,
): MetadataProposal {
  const merged = mergeBy(strategy, primary.metadata, secondary.metadata, choices ?? {});
  const plan = planMetadata(primary.metadata, merged);
  const keys = refusedKeys(plan.patch);
  if (keys.length > 0) throw linkAccountsError({ code: 'metadata_rejected', details: { keys } });
  const isAsking = strategy === 'ask' && choices === null;
  const conflicts = isAsking ? conflictsOf(primary.metadata, secondary.metadata) : [];
  return { plan, conflicts };
}

function mergeBy(
  strategy: MetadataStrategy,
  primary: Metadata,
  secondary: Metadata,
  choices: MetadataChoices,
): Metadata {
  switch (strategy) {
    case 'keep-primary':
      return mergeMetadata(primary, secondary);
    case 'keep-secondary':
      return mergeMetadata(secondary, primary);
    case 'ask':
      return mergeByChoices(primary, secondary, choices);
    case 'discard':
      return primary;
    default:
      return mergeByHost(strategy, primary, secondary);
  }
}

/** The host's function gets copies, and what it returns is taken as JSON or not at all. */
function mergeByHost(
  merge: Extract<MetadataStrategy, (...args: never) => unknown>,
  primary: Metadata,
  secondary: Metadata,
): Metadata {
  let merged: unknown;
  try {
    merged = merge(structuredClone(primary), structuredClone(secondary));
    if (isPlainObject(merged)) merged = JSON.parse(JSON.stringify(merged));
  } catch (cause) {
    throw notMetadata('threw', cause);
  }
  if (merged instanceof Promise) merged.catch(() => undefined); // too late to be of use
  if (!isPlainObject(merged)) throw notMetadata('returned something else');
  return merged;
}

const notMetadata = (what: string, cause?: unknown) =>
  linkAccountsError(
    {
      code: 'configuration',
      details: { fix: `The function 'metadata' has to return a plain object; it ${what}.` },
    },
    { cause },
  );
