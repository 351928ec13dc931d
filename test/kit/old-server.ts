import { createServer, type Server, type Socket } from 'node:net';

const int16 = (value: number) => Buffer.from([value >> 8, value & 0xff]);
const int32 = (value: number) => Buffer.from([value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff]);
const text = (value: string) => Buffer.from(`${value}\0`);
const message = (kind: string, ...parts: readonly Buffer[]) => {
  const body = Buffer.concat([...parts]);
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
};
const READY = message('Z', Buffer.from('I'));

/** Speaks as much of PostgreSQL's protocol as a program needs to learn the version of a server, here an old one. */
export function openOldServer(versionNumber: number): Promise<Server> {
  const column = (name: string, oid: number) => Buffer.concat([text(name), int32(0), int16(0), int32(oid), int16(-1), int32(-1), int16(0)]);
  const value = (said: string) => Buffer.concat([int32(said.length), Buffer.from(said)]);
  const answer = Buffer.concat([
    message('T', int16(2), column('number', 23), column('may_create', 16)),
    message('D', int16(2), value(String(versionNumber)), value('t')),
    message('C', text('SELECT 1')),
    READY,
  ]);
  const serve = (socket: Socket) => {
    let hasBegun = false;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      if (!hasBegun) socket.write(Buffer.concat([message('R', int32(0)), READY]));
      else if (chunk[0] === 'Q'.charCodeAt(0)) socket.write(answer);
      hasBegun = true;
    });
  };
  return new Promise((done) => {
    const server = createServer(serve).listen(0, '127.0.0.1', () => done(server));
  });
}
