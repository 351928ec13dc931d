import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { demoPassword } from '#modules/parties/index.ts';
import { launch } from './chromium.ts';
import { startNode, type TestNode } from './node.ts';

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
const PICTURES = resolve(import.meta.dirname, '../../test-results');
/** A whole node behind a real socket, and a browser to visit it. */
export type Stage = {
  readonly node: TestNode;
  readonly address: string;
  /** A new browser profile at one of the two sizes, signed in as a demo person. */
  visit(username: string | null, size: typeof DESKTOP): Promise<Page>;
  close(): Promise<void>;
};

export async function openStage(): Promise<Stage> {
  const node = await startNode({ works: true });
  const server = serve({ fetch: node.app.web.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((done) => server.once('listening', done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launch();
  const contexts: BrowserContext[] = [];
  return {
    node,
    address,
    async visit(username, size) {
      const context = await browser.newContext({ viewport: size, locale: 'zh-CN', hasTouch: size.width < 768, reducedMotion: 'reduce' });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      if (username) await signIn(page, address, username);
      return page;
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await new Promise<void>((done) => server.close(() => done()));
      await node.close();
    },
  };
}

async function signIn(page: Page, address: string, username: string): Promise<void> {
  const reply = await page.request.post(`${address}/api/session`, {
    data: { username, password: demoPassword },
    headers: { origin: address },
  });
  if (!reply.ok()) throw new Error(`${username} cannot sign in: ${await reply.text()}`);
}

/** What axe finds wrong on the page, as `rule: target` lines; an empty list is what a test expects. */
export async function axeFindings(page: Page): Promise<string[]> {
  // A button that waits for its answer, or a colour on its way, has a contrast of the moment only.
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
  const found = await examine(page);
  if (found.length === 0) return found;
  // What is still there a second later is there; a button changing its colour is not.
  await page.waitForTimeout(1_000);
  return examine(page);
}

async function examine(page: Page): Promise<string[]> {
  // Evaluated in the page's own world, past its content policy.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.flatMap((rule) => rule.nodes.map((place) => `${rule.id}: ${place.target.join(' ')}`));
  });
}

/** Keeps a picture of the page in `test-results/`, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: false });
}
