import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { routes } from '#shared/route.ts';
import { addressOf, call, ClientRefusal, whenSignedOut } from './client.ts';

const table = routes({
  list: {
    method: 'get',
    path: '/parks/{parkId}/enterprises',
    summary: 'List',
    access: 'public',
    params: z.object({ parkId: z.string() }),
    query: z.object({ q: z.string().optional(), field: z.array(z.string()).optional() }),
    answer: z.object({ total: z.coerce.number() }),
  },
  add: {
    method: 'post',
    path: '/enterprises',
    summary: 'Add',
    access: 'public',
    body: z.object({ name: z.string() }),
    answer: z.object({ id: z.string() }),
  },
  upload: { method: 'post', path: '/imports', summary: 'Upload', access: 'public', upload: { maxBytes: 10, maxFiles: 2 } },
});

function answer(status: number, body: unknown) {
  const fetched = vi.fn(
    async (_address: string, _init: RequestInit) => new Response(status === 204 ? null : JSON.stringify(body), { status }),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

afterEach(() => vi.unstubAllGlobals());

test('an address is built from the path, with its values escaped and empty ones left out', () => {
  expect(addressOf(table.list, { params: { parkId: 'a/b' }, query: { q: '', field: ['新材料', 'x'] } })).toBe(
    '/api/parks/a%2Fb/enterprises?field=%E6%96%B0%E6%9D%90%E6%96%99&field=x',
  );
});

test('an answer is parsed by its contract', async () => {
  const fetched = answer(200, { total: '7' });
  expect(await call(table.list, { params: { parkId: 'prk_1' } })).toEqual({ total: 7 });
  expect(fetched.mock.calls[0]?.[1].headers).not.toHaveProperty('idempotency-key');
});

test('what changes something carries an idempotency key, the same on a second try', async () => {
  const fetched = answer(201, { id: 'ent_1' });
  await call(table.add, { body: { name: '沙源' } }, { idempotencyKey: 'k1' });
  await call(table.add, { body: { name: '沙源' } });
  const keys = fetched.mock.calls.map(([, init]) => (init.headers as Record<string, string>)['idempotency-key']);
  expect(keys[0]).toBe('k1');
  expect(keys[1]).toMatch(/^[0-9a-f-]{32,36}$/u);
});

test('files go as a form and without a content type of our own', async () => {
  const fetched = answer(204, null);
  await call(table.upload, { files: [new File(['x'], '台账.xlsx')] });
  const init = fetched.mock.calls[0]![1];
  expect((init.body as FormData).getAll('files')).toHaveLength(1);
  expect(init.headers).not.toHaveProperty('content-type');
});

test('problem JSON becomes a refusal with its sentence, number and fields', async () => {
  const fields = [{ path: '/name', code: 'required', detail: '请填写企业名称' }];
  answer(422, { code: 'parties.not_valid', detail: '有 1 处没有填对', requestId: 'req_9', fields });
  const refusal = await call(table.add, { body: { name: '' } }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ClientRefusal);
  expect(refusal).toMatchObject({ status: 422, code: 'parties.not_valid', message: '有 1 处没有填对', requestId: 'req_9', fields });
});

test('an expired session is told to the shell; a wrong password is not', async () => {
  const told = vi.fn();
  whenSignedOut(told);
  answer(401, { code: 'sessions.sign_in_failed', detail: '' });
  await call(table.add, { body: { name: 'x' } }).catch(() => null);
  expect(told).not.toHaveBeenCalled();
  answer(401, { code: 'sessions.not_signed_in', detail: '' });
  await call(table.add, { body: { name: 'x' } }).catch(() => null);
  expect(told).toHaveBeenCalledOnce();
});

test('a proxy’s page and a lost network are refusals too', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }));
  await expect(call(table.add, { body: { name: 'x' } })).rejects.toMatchObject({ status: 502, code: 'web.fault' });
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed')));
  await expect(call(table.add, { body: { name: 'x' } })).rejects.toMatchObject({ status: 0, code: 'web.offline' });
});
