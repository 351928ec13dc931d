import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { expected } from './access-matrix.ts';
import { personas, type Persona } from './access/personas.ts';

let node: TestNode;
const callers = new Map<Persona, Caller>();

beforeAll(async () => {
  node = await startNode();
  for (const [persona, username] of Object.entries(personas)) {
    callers.set(persona as Persona, username ? await node.as(username) : node.visitor);
  }
});
afterAll(() => node.close());

type Operation = { readonly name: string; readonly method: string; readonly path: string };

/** Every route, from the description that the edge itself is made of. */
async function operations(): Promise<Operation[]> {
  const { body } = await node.visitor.ask('GET', '/api/openapi.json');
  return Object.entries(body.paths as Record<string, Record<string, { operationId: string }>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({ name: operationId, method: method.toUpperCase(), path })),
  );
}

/** `open`: the edge let the person in (whatever the act then said). */
async function tried(caller: Caller, { method, path }: Operation): Promise<'open' | 'refused' | 'sign in'> {
  const place = `/api${path.replaceAll(/\{\w+\}/g, 'none_0')}`;
  const { status, body } = await caller.ask(method, place, method === 'GET' || method === 'DELETE' ? undefined : {});
  if (status === 401 && /^(edge|sessions)\.not_signed_in$/.test(body.code)) return 'sign in';
  return status === 403 && body.code === 'edge.not_allowed' ? 'refused' : 'open';
}

describe('the access matrix', () => {
  it('names every route, and no route that is not there', async () => {
    const names = (await operations()).map((operation) => operation.name).toSorted();
    expect(names).toEqual(Object.keys(expected).toSorted());
  });

  it('holds in every cell', async () => {
    const wrong: string[] = [];
    // Closing a session would take the caller's own away; `sign-in.test.ts` tries it.
    for (const operation of (await operations()).filter(({ name }) => name !== 'signOut')) {
      const allowed: readonly string[] = expected[operation.name] ?? [];
      for (const [persona, caller] of callers) {
        const wanted = allowed.includes(persona) ? 'open' : persona === 'visitor' ? 'sign in' : 'refused';
        const found = await tried(caller, operation);
        if (found !== wanted) wrong.push(`${operation.name} for ${persona}: ${found}, expected ${wanted}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
