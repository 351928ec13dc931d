import { connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { openProgramBench, type ProgramBench } from '#kit/program.ts';
import { demoDatabase } from '#kit/server.ts';
import { organisationRoutes } from '#modules/parties/contract.ts';

const EMPTY = { nameEn: null, shortName: null, parentId: null, parkId: null, countyId: null, creditCode: null };
const draft = (name: string) => ({ body: { kind: 'department' as const, name, ...EMPTY } });

let node: TestNode;
let admin: Caller;
beforeAll(async () => {
  node = await startNode();
  admin = await node.as('xuebin');
});
afterAll(() => node?.close());

async function countOf(name: string): Promise<number> {
  const { body } = await admin.call(organisationRoutes.listOrganisations, { query: { q: name } });
  return body.total;
}

describe('the same act sent twice', () => {
  it('has one effect under one key, however many arrive together, and every repetition hears the first answer', async () => {
    const add = () => admin.call(organisationRoutes.addOrganisation, draft('重复提交处'), { 'idempotency-key': 'k-1' });
    const replies = await Promise.all(Array.from({ length: 8 }, add));
    const made = replies.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    expect(replies.filter(({ status }) => status !== 201).every(({ status }) => status === 409)).toBe(true);
    const late = await add();
    expect([late.status, late.body.id]).toEqual([201, made[0]!.body.id]);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    expect(await countOf('重复提交处')).toBe(1);
  });

  it('has two effects without a key: the key is what prevents it', async () => {
    await admin.call(organisationRoutes.addOrganisation, draft('无键提交处'));
    await admin.call(organisationRoutes.addOrganisation, draft('无键提交处'));
    expect(await countOf('无键提交处')).toBe(2);
  });

  it('is refused when the key came with something else', async () => {
    const first = await admin.call(organisationRoutes.addOrganisation, draft('甲处'), { 'idempotency-key': 'k-2' });
    expect(first.status).toBe(201);
    const other = await admin.ask('POST', '/api/organisations', draft('乙处').body, { 'idempotency-key': 'k-2' });
    expect([other.status, other.body.code]).toEqual([422, 'edge.key_reused']);
    expect(await countOf('乙处')).toBe(0);
  });

  it('keeps the keys of two people apart, and a refused act does not use its key up', async () => {
    const security = await node.as('madongmei');
    const refused = await security.ask('POST', '/api/organisations', draft('丙处').body, { 'idempotency-key': 'k-3' });
    expect(refused.status).toBe(403);
    const wrong = await admin.ask('POST', '/api/organisations', { kind: 'department' }, { 'idempotency-key': 'k-3' });
    expect(wrong.status).toBe(422);
    expect((await admin.call(organisationRoutes.addOrganisation, draft('丙处'), { 'idempotency-key': 'k-3' })).status).toBe(201);
  });
});

describe('bodies that are no good', () => {
  it('are refused when they are too large, also without a length', async () => {
    const large = await admin.ask('POST', '/api/organisations', { ...draft('大').body, name: 'x'.repeat(1_100_000) });
    expect([large.status, large.body.code]).toEqual([413, 'edge.body_too_large']);
    const chunks = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const headers = { cookie: admin.cookie, origin: 'http://localhost', 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: chunks, duplex: 'half' } as RequestInit;
    expect((await node.app.web.request('http://localhost/api/organisations', init)).status).toBe(413);
  });

  it('are refused when they are no JSON, of another type, or from another site', async () => {
    const headers = { cookie: admin.cookie, origin: 'http://localhost' };
    const send = (body: string, more: Record<string, string>) =>
      node.app.web.request('http://localhost/api/organisations', { method: 'POST', body, headers: { ...headers, ...more } });
    expect((await send('{"kind":', { 'content-type': 'application/json' })).status).toBe(422);
    expect((await send('<x/>', { 'content-type': 'text/xml' })).status).toBe(415);
    const foreign = await send('a=1', { 'content-type': 'text/plain', origin: 'https://elsewhere.example' });
    expect([foreign.status, (await foreign.json()).code]).toEqual([403, 'edge.other_site']);
  });
});

describe('slow callers', () => {
  let bench: ProgramBench;
  afterAll(() => bench?.close(), 60_000);

  it('are cut off while they dribble their headers; others are served meanwhile', async () => {
    bench = await openProgramBench();
    const database = await demoDatabase();
    const program = bench.start({ dataDir: bench.folder(), args: ['--role', 'web'], env: { DATABASE_URL: database.url } });
    const address = await program.ready();
    const port = Number(new URL(address).port) satisfies AddressInfo['port'];
    const slow = Array.from({ length: 50 }, () => connect(port, '127.0.0.1'));
    for (const socket of slow) {
      socket.on('error', () => undefined);
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ');
      socket.resume();
    }
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const began = performance.now();
    await Promise.all(slow.map((socket) => once(socket, 'close')));
    expect(performance.now() - began).toBeLessThan(40_000);
    await program.kill('SIGTERM');
    await database.drop();
  }, 90_000);
});
