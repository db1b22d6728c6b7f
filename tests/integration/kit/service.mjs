// A small service to be looked at: node service.mjs FOLDER. Port 21 greets and encrypts on request, 990 from the start,
// 22 says nothing, 23 resets whoever connects. FOLDER holds chain.pem and key.pem. Says "ready" once all of them listen.
import { readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';

const folder = process.argv[2] ?? '.';
const secureContext = tls.createSecureContext({
  cert: readFileSync(path.join(folder, 'chain.pem')),
  key: readFileSync(path.join(folder, 'key.pem')),
});
const ignore = () => {};
const greet = (socket) => socket.write('220-Welcome to the test\r\n220 Example FTP ready\r\n');

function explicit(socket) {
  greet(socket);
  socket.on('data', function answer(data) {
    const line = data.toString('latin1').trim();
    if (line.toUpperCase() !== 'AUTH TLS') return void socket.write('530 Encryption first\r\n');
    socket.off('data', answer);
    socket.write('234 Go ahead\r\n');
    new tls.TLSSocket(socket, { isServer: true, secureContext }).on('error', ignore);
  });
}
const implicit = (socket) =>
  new tls.TLSSocket(socket, { isServer: true, secureContext }).on('error', ignore).on('secure', function () {
    greet(this);
  });

const doors = [
  [21, explicit],
  [990, implicit],
  [22, ignore],
  [23, (socket) => socket.resetAndDestroy()],
];
await Promise.all(
  doors.map(
    ([port, open]) =>
      new Promise((resolve) => {
        net.createServer((socket) => open(socket.on('error', ignore))).listen(port, '::', resolve);
      }),
  ),
);
console.log('ready');
