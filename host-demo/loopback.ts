import { createServer, type RequestListener, type Server } from 'node:http';

export interface RunningServer {
  /** Without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

export interface ListenOptions {
  /** 0 takes a free one. */
  port: number;
  /** What a person would set to move this server; named when the port is taken. */
  portVariable?: string | undefined;
}

/** `localhost` is either of these, and browsers differ in which one they try first. */
const ADDRESSES = ['127.0.0.1', '::1'] as const;
const FREE_PORT_ATTEMPTS = 5;

/** Answers on this machine only, under `http://localhost:{port}`. */
export async function listenOnLoopback(
  answer: RequestListener,
  { port, portVariable }: ListenOptions,
): Promise<RunningServer> {
  const servers = await listenOnBoth(answer, port, FREE_PORT_ATTEMPTS).catch((error: unknown) => {
    throw isTaken(error) ? new PortTaken(port, portVariable) : error;
  });
  return {
    url: `http://localhost:${portOf(servers[0])}`,
    close: async () => void (await Promise.all(servers.map(close))),
  };
}

/** Somebody else listens there. The message says how to move out of the way. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  constructor(port: number, variable = 'the port') {
    super(
      `Port ${port} is taken. Set ${variable} to a free one, for example ${variable}=${port + 100}.`,
    );
  }
}

type Servers = [Server, ...Server[]];

async function listenOnBoth(
  answer: RequestListener,
  port: number,
  attempts: number,
): Promise<Servers> {
  const first = await listen(answer, port, ADDRESSES[0]);
  try {
    return [first, await listen(answer, portOf(first), ADDRESSES[1])];
  } catch (error) {
    if (!isTaken(error)) return [first]; // a machine without IPv6
    await close(first);
    if (port === 0 && attempts > 1) return listenOnBoth(answer, port, attempts - 1);
    throw error;
  }
}

function listen(answer: RequestListener, port: number, host: string): Promise<Server> {
  const server = createServer(answer);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections(); // a browser keeps its connections open for minutes
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
