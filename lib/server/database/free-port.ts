import net from 'node:net';

/**
 * Asks the kernel for a port on 127.0.0.1.
 *
 * @param wanted the port to try first; 0 for any
 * @returns `wanted` if nothing listens there, else some free port
 */
export async function freePort(wanted = 0): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? Promise.reject(new Error('No port is free.'));
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
