import templates from '../../../../content/letter-templates.json' with { type: 'json' };
import type { Ctx } from '#platform/ctx.ts';
import { placesOf } from '#modules/parties/index.ts';
import type { LetterKind, LetterTemplate, LetterVariant } from '../contract/letters.ts';

export const letterTemplates = templates as readonly LetterTemplate[];

/** The template of a kind; for a kind with variants, of the variant. */
export function templateOf(kind: LetterKind, variant: LetterVariant | null): LetterTemplate {
  const template = letterTemplates.find((one) => one.kind === kind && one.variant === variant);
  if (!template) throw new Error(`there is no template for ${kind} ${variant ?? ''}`);
  return template;
}

/** All templates, with the issuer's name, and whether this office may issue with a head at all. */
export async function listTemplates(ctx: Ctx) {
  const office = (await placesOf(ctx, ctx.actor.orgId ? [ctx.actor.orgId] : [])).get(ctx.actor.orgId ?? '');
  return { rows: [...letterTemplates], issuer: office?.name ?? '', isPlainOnly: office?.kind === 'station' };
}
