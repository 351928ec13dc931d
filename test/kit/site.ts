import { articleRoutes, type ArticleDraft } from '#modules/website/contract.ts';
import type { PublicationStep } from '#shared/publication.ts';
import type { Caller, TestNode } from './node.ts';

/** What the person who hands something in says: nothing secret is in it. */
export const GATE = { isClear: true, statement: '已逐项核对，不含国家秘密和未经同意的个人信息' } as const;

export const TEXT = '## 怎么办\n\n带营业执照复印件，到工作站当场办。不用预约。';

/** Begins an article and writes it; gives its id. */
export async function written(who: Caller, draft: ArticleDraft, content: Record<string, unknown> = {}): Promise<string> {
  const added = await who.call(articleRoutes.addArticle, { body: draft });
  if (added.status !== 201) throw new Error(JSON.stringify(added.body));
  const { id } = added.body;
  const { status, body } = await who.call(articleRoutes.changeArticle, {
    params: { articleId: id },
    body: { edition: 1, body: TEXT, ...content },
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return id;
}

export const step = (who: Caller, articleId: string, body: PublicationStep) =>
  who.call(articleRoutes.stepArticle, { params: { articleId }, body });

/** Handed in by one, published by another. */
export async function published(writer: Caller, reviewer: Caller, articleId: string): Promise<void> {
  const submitted = await step(writer, articleId, { verb: 'submit', gate: GATE });
  const done = await step(reviewer, articleId, { verb: 'publish' });
  if (submitted.status !== 201 || done.status !== 201) throw new Error(JSON.stringify([submitted.body, done.body]));
}

let asked = 0;

/** A public page as a visitor gets it; each time anew, past the pages that are kept. */
export async function pageAt(node: TestNode, path: string, headers: Record<string, string> = {}) {
  asked += 1;
  const answer = await node.visitor.ask('GET', `${path}${path.includes('?') ? '&' : '?'}n=${asked}`, undefined, headers);
  return { status: answer.status, headers: answer.headers, html: new TextDecoder().decode(answer.bytes), bytes: answer.bytes };
}
