/**
 * Stands in front of the server, as a gateway does, and fails as it is told to: with an answer of its
 * own, with none, or by losing the server's.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenOnLoopback } from '../../host-demo/loopback.ts';
import type { Fault } from '../harness/tenantControl.ts';

export interface GatewayFault extends Omit<Partial<Fault>, 'route'> {
  readonly call: string;
  /** What happens when it is met, before anybody is answered. */
  readonly then?: () => void;
}

export async function openFailingGateway(serverUrl: string) {
  let faults: (GatewayFault & { met: number })[] = [];
  const { url, close } = await listenOnLoopback(
    (request, response) => void answer(request, response),
    { port: 0 },
  );

  function take(call: string, userId: unknown) {
    const fault = faults.find(
      (one) =>
        one.call === call &&
        (one.userId === undefined || one.userId === userId) &&
        one.met < (one.times ?? Infinity),
    );
    if (fault !== undefined) fault.met += 1;
    return fault;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const body = await text(request);
    const { userId } = JSON.parse(body) as { userId?: unknown };
    const fault = take(path.slice(1), userId);
    const isAfter = fault?.when === 'after' || fault?.drop === 'after';
    const forwarded = fault === undefined || isAfter ? await forward(path, request, body) : null;
    fault?.then?.();
    if (fault?.drop !== undefined) return void request.socket.destroy();
    if (fault?.hang === true) return;
    const status = fault === undefined ? forwarded?.status : (fault.status ?? 200);
    const ours = fault?.raw ?? JSON.stringify(fault?.body ?? {});
    const { retryAfterSeconds } = fault ?? {};
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds);
    response.writeHead(status ?? 502);
    response.end(fault === undefined ? forwarded?.body : ours);
  }

  async function forward(path: string, { headers }: IncomingMessage, body: string) {
    const { authorization = '', 'content-type': type = '' } = headers;
    const sent = { Authorization: authorization, 'Content-Type': type };
    const response = await fetch(serverUrl + path, { method: 'POST', headers: sent, body });
    return { status: response.status, body: await response.text() };
  }

  return {
    url,
    close,
    fail: (fault: GatewayFault) => void faults.push({ ...fault, met: 0 }),
    heal: () => void (faults = []),
    met: () => faults.reduce((sum, { met }) => sum + met, 0),
  };
}
