import type { ExpertDraft } from '#modules/libraries/contract/expert-shapes.ts';
import { expertRoutes } from '#modules/libraries/contract/experts.ts';
import type { Caller } from '#kit/node.ts';

export const provenance = { source: 'recommended', sourceText: '陕北工程大学科研处推荐函', terms: '仅限本平台科技服务使用' } as const;
export const consent = { version: '2025-1', givenOn: '2026-03-02', how: 'signed_paper' } as const;

/** An expert as officers enter one; `more` replaces what it names. */
export const expertDraft = (name: string, more: Partial<ExpertDraft> = {}) => ({
  name,
  orgName: '陕北工程大学',
  title: 'professor',
  fields: ['4'],
  subjects: ['镁合金'],
  directions: '镁合金熔炼与压铸缺陷控制',
  phone: '13892105678',
  provenance,
  consent,
  ...more,
});

/** Enters an expert and gives the id. */
export async function enterExpert(caller: Caller, name: string, more: Partial<ExpertDraft> = {}): Promise<string> {
  const reply = await caller.call(expertRoutes.addExpert, { body: expertDraft(name, more) });
  if (reply.status !== 201) throw new Error(`${name} was not entered: ${JSON.stringify(reply.body)}`);
  return reply.body.id;
}
