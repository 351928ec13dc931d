import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { Refusal } from '#shared/refusal.ts';
import { ledgersAccess } from './access.ts';
import { factsRefusals, type FactValue } from './contract/facts.ts';
import { enterpriseInSight, type CardRow } from './enterprise-sight.ts';
import { currentFacts } from './fact.ts';
import { FACT_KINDS } from './fact-kinds.ts';

/** 13812345678 → 138****5678; what is no phone keeps its first and last signs. */
export function maskedPhone(text: string): string {
  return text.replaceAll(/\d{5,}/gu, (digits) =>
    digits.length >= 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `${digits.slice(0, 2)}****${digits.slice(-2)}`,
  );
}

/** 康永宁 → 康**; kang@x.cn → k***@x.cn; a phone keeps its ends. */
export function maskedContact(kind: string, text: string): string {
  if (/\d{5,}/u.test(text)) return maskedPhone(text);
  if (kind === 'contact_email') return text.replace(/^(.)[^@]*/u, '$1***');
  return `${text.slice(0, 1)}**`;
}

/** Whether this person reads contacts of this enterprise, and whether in full without asking. */
export function contactSight(ctx: Ctx, card: CardRow): 'own' | 'names' | 'none' {
  if (ctx.actor.orgId === card.enterpriseId) return 'own';
  return may(ledgersAccess, ctx.actor, 'ledgers.read_contacts', card) ? 'names' : 'none';
}

/** What is shown of a contact: phones are always in part, but for the enterprise itself. */
export function shownContact(sight: 'own' | 'names' | 'none', kind: string, value: FactValue): { value: FactValue; isMasked: boolean } {
  const text = String(value);
  if (sight === 'own') return { value, isMasked: false };
  const masked = sight === 'names' ? maskedPhone(text) : maskedContact(kind, text);
  return { value: masked, isMasked: masked !== text };
}

/** The full contact, for a purpose: who looked, at whose, what for is kept in the trail; the contact itself is not. */
export async function showContact(ctx: Ctx, enterpriseId: string, kind: string, purpose: string): Promise<string> {
  const card = await enterpriseInSight(ctx, enterpriseId, 'ledgers.read_contacts');
  const isContact = FACT_KINDS.get(kind)?.whoCanSee === 'contact';
  const [fact] = isContact ? ((await currentFacts(ctx, [card.enterpriseId], [kind])).get(card.enterpriseId) ?? []) : [];
  if (!fact) throw new Refusal(factsRefusals.contact_unknown, { kind });
  await ctx.record({
    type: 'ledgers.contact_shown',
    subject: card.enterpriseId,
    parkId: card.parkId,
    enterpriseIds: [card.enterpriseId],
    values: { name: card.name, kind, purpose },
  });
  return String(fact.value);
}
