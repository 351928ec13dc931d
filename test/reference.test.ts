import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, openStage, picture, type Stage } from '#kit/browser.ts';
import type { TestNode } from '#kit/node.ts';

type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
};

let stage: Stage;
let node: TestNode;
let book: { openapi: string; paths: Record<string, Record<string, Operation>>; components: Record<string, object> };
beforeAll(async () => {
  stage = await openStage();
  ({ node } = stage);
  book = (await node.visitor.ask('GET', '/api/openapi.json')).body;
});
afterAll(() => stage?.close());

const operations = () =>
  Object.entries(book.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );

/** What is served and is no call of the API: its description and its pages. */
const OWN = /^\/api\/(openapi\.json|reference(\/.*)?|\*)$/;

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and names every route that is served, and no other', () => {
    expect(book.openapi).toMatch(/^3\.1\.\d$/);
    const served = node.app.web.routes
      .filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL' && !OWN.test(path))
      .map(({ path, method }) => `${method} ${path.replace('/api', '').replaceAll(/:(\w+)/g, '{$1}')}`);
    const described = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(described.toSorted()).toEqual([...new Set(served)].toSorted());
  });

  it('gives every operation a name of its own, a summary, its parameters, and an answer that succeeds', () => {
    const ids = operations().map(({ operationId }) => operationId);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    for (const { path, operationId, summary, parameters = [], responses } of operations()) {
      expect([operationId, summary.length > 3]).toEqual([operationId, true]);
      const named = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      expect([operationId, named.toSorted()]).toEqual([operationId, [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).toSorted()]);
      expect([operationId, Object.keys(responses).some((status) => status.startsWith('2'))]).toEqual([operationId, true]);
      expect([operationId, Object.values(responses).every(({ description }) => description !== '')]).toEqual([operationId, true]);
    }
  });

  it('resolves all its references', () => {
    const references = [...JSON.stringify(book).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1]!);
    expect(references.length).toBeGreaterThan(0);
    const missing = references.filter(
      (path) => path.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], book) === undefined,
    );
    expect([...new Set(missing)]).toEqual([]);
  });
});

describe('the reference page', () => {
  it('explains every refusal in the reader’s language, with places for values', async () => {
    const page = async (locale: string) => {
      const reply = await node.visitor.ask('GET', '/api/reference', undefined, { 'accept-language': locale });
      return new TextDecoder().decode(reply.bytes);
    };
    const chinese = await page('zh-CN');
    expect(chinese).toContain('id="edge.bad_input"');
    expect(chinese).toContain('拒绝说明');
    expect(chinese).not.toMatch(/undefined|\[object/);
    expect(await page('en')).toContain('Refusals');
    const codes = new Set(
      [...JSON.stringify(book.paths).matchAll(/"description":"([a-z_]+\.[a-z_]+(?: · [a-z_]+\.[a-z_]+)*)"/g)].flatMap((match) =>
        match[1]!.split(' · '),
      ),
    );
    expect(codes.size).toBeGreaterThan(10);
    expect([...codes].filter((code) => !chinese.includes(`id="${code}"`))).toEqual([]);
  });

  it('is drawn in a browser under the strict content security policy, from our own server only', async () => {
    const { address } = stage;
    const page = await stage.visit(null, DESKTOP);
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
    });
    const reply = await page.goto(`${address}/api/reference`);
    expect(reply?.headers()['content-security-policy']).not.toContain(`script-src 'unsafe`);
    page.setDefaultTimeout(25_000);
    // Hundreds of operations drawn at once take a minute on a small machine: each group opens when it is asked for.
    await page.locator('#operations-tag-sessions').click();
    await page.locator('#operations-sessions-signIn').waitFor();
    await page.locator('#operations-sessions-signIn button').first().click();
    await page.getByText('sessions.sign_in_failed').first().waitFor();
    expect(complaints).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(address) && !url.startsWith('data:'))).toEqual([]);
    await picture(page, 'reference-desktop');
  }, 60_000);
});
