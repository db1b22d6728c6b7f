import net from 'node:net';

/** Throws one plain sentence when the web pages could not listen on this port and address. */
export async function refuseTakenPort(port: number, host: string): Promise<void> {
  const server = net.createServer();
  const code = await new Promise<string | undefined>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
  if (code === undefined) return;
  if (code === 'EADDRINUSE') {
    throw new Error(
      `Port ${port} is already in use. Stop what uses it, or start with another one: PORT=${port + 1} npm start`,
    );
  }
  if (code === 'EACCES')
    throw new Error(`This account may not use port ${port}. Take one from 1024 upwards.`);
  throw new Error(`The pages cannot be served on ${host}, port ${port} (${code}). Check HOST and PORT.`);
}
