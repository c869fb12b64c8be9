/** Reading request bodies, with a limit. */
import type { IncomingMessage } from 'node:http';

const MAX_BODY_BYTES = 1024 * 1024;

export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('The request body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON object, or `undefined` for everything else. */
export async function readRecord(
  request: IncomingMessage,
): Promise<Record<string, unknown> | undefined> {
  try {
    const value: unknown = JSON.parse(await readText(request));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
