/** Everything that a remote serves, read once. */
import type { Answer, Ask } from '../ask.ts';
import { parseManifest, type Manifest } from './manifest.ts';

export interface RemoteSubject {
  /** Of `mf-manifest.json`, or of `importmap.json`. */
  readonly url: string;
  /** Of the pages that mount it. */
  readonly origins: readonly string[];
}

export interface ServedFile {
  readonly url: string;
  /** Null when nobody answered. */
  readonly answer: Answer | null;
}

export interface ServedScript extends ServedFile {
  /** As the manifest has it: `sha384-…`. Null when nobody answered. */
  readonly hash: string | null;
}

export interface Remote {
  readonly manifestFile: ServedFile & { readonly answer: Answer };
  readonly manifest: Manifest | null;
  /** The entry and all that it may load. */
  readonly scripts: readonly ServedScript[];
}

export async function readRemote(ask: Ask, { url, origins }: RemoteSubject): Promise<Remote> {
  const [origin] = origins;
  const headers = origin === undefined ? {} : { origin };
  const answer = await ask(url, { headers });
  const manifest = answer.status === 200 ? parseManifest(answer.text, url) : null;
  const read = async (address: string): Promise<ServedScript> => {
    const script = await ask(address, { headers }).catch(() => null);
    return { url: address, answer: script, hash: script && (await hashOf(script)) };
  };
  return {
    manifestFile: { url, answer },
    manifest,
    scripts: await Promise.all((manifest?.files ?? []).map(read)),
  };
}

/** @see [Subresource Integrity](https://www.w3.org/TR/sri-2/) */
async function hashOf({ bytes }: Answer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-384', bytes);
  return `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
