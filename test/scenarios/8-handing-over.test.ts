import { afterAll, beforeAll, expect, it } from 'vitest';
import type { QueueItem } from '#shared/queue.ts';
import { bring, madeFile } from '#kit/imports.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { importRoutes } from '#modules/ledgers/contract.ts';
import { dutyRoutes, peopleRoutes } from '#modules/parties/contract.ts';
import { measureRoutes } from '#modules/supervision/contract.ts';

/** （八）加强组织领导。…每项工作都有人管、有人办；清单有变动的，五个工作日内更新。 */
let node: TestNode;
let security: Caller;
beforeAll(async () => {
  node = await startNode({ works: true });
  security = await node.as('madongmei');
});
afterAll(() => node.close());

const personId = async (name: string) => {
  const { body } = await security.call(peopleRoutes.listPeople, { query: { q: name } });
  return body.rows.find((row) => row.name === name)!.id;
};
const handOver = async (from: string, to: string) =>
  security.call(dutyRoutes.handOver, {
    params: { personId: await personId(from) },
    body: { toPersonId: await personId(to), ground: '岗位调整' },
  });
const waiting = async (caller: Caller, kind: string): Promise<string[]> => {
  const { body } = await caller.ask('GET', '/api/queue');
  return (body.rows as QueueItem[]).filter((item) => item.kind === kind).map(({ path, title }) => `${path} ${title}`);
};

it('hands the measures of a liaison over: the queue of the one is the queue of the other', async () => {
  node.setNow('2026-11-23T02:00:00Z');
  const [from, to] = [await node.as('wangxiangyu'), await node.as('aihuiping')];
  const [held, own] = [await waiting(from, 'measure'), await waiting(to, 'measure')];
  expect(held.length).toBeGreaterThan(0);
  expect((await handOver('王翔宇', '艾慧萍')).status).toBe(201);
  expect(await waiting(from, 'measure')).toEqual([]);
  expect((await waiting(to, 'measure')).toSorted()).toEqual([...held, ...own].toSorted());
});

it('says before and after: the list keeps what was, and what is done stays with who did it', async () => {
  const { rows } = (await from('gaoyaqin', (officer) => officer.call(measureRoutes.listMeasures, {}))).body;
  const mine = rows.filter(({ responsibility }) => responsibility?.liaison?.name === '王翔宇');
  expect(mine.every(({ responsibility }) => responsibility?.state === 'done')).toBe(true);
  const moved = rows.find(({ clause }) => clause === '3.1')!;
  expect(moved.responsibility?.liaison).toMatchObject({ name: '艾慧萍' });
  const { body } = await from('gaoyaqin', (officer) => officer.call(measureRoutes.readMeasure, { params: { measureId: moved.id } }));
  expect(body.history.map((row) => row.liaison?.name).slice(0, 2)).toEqual(['艾慧萍', '王翔宇']);
});

it('hands the imports over that wait to be admitted, not those that are done', async () => {
  node.setNow(null);
  const [hejun, yanpeng] = [await node.as('hejun'), await node.as('yanpeng')];
  const ledger = (name: string) =>
    madeFile(`${name}.xlsx`, [
      {
        name: '企业',
        rows: [
          ['企业名称', '法人'],
          [`靖朔${name}有限公司`, '白晓'],
        ],
      },
    ]);
  const done = await bring(hejun, [ledger('沙棘食品')]);
  await hejun.call(importRoutes.admitImport, { params: { importId: done.id } });
  const open = await bring(hejun, [ledger('红枣加工')]);
  expect(await waiting(hejun, 'import')).toHaveLength(1);
  expect((await handOver('贺俊', '闫鹏')).status).toBe(201);
  expect(await waiting(hejun, 'import')).toEqual([]);
  expect(await waiting(yanpeng, 'import')).toEqual([expect.stringContaining(open.id)]);
  const { body } = await yanpeng.call(importRoutes.readImport, { params: { importId: done.id } });
  expect(body.broughtBy).toBe('贺俊');
});

const from = async <T>(username: string, ask: (caller: Caller) => Promise<T>) => ask(await node.as(username));
