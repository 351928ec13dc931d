import enterprises from '../../../content/demo/enterprises.json' with { type: 'json' };
import demoNeeds from '../../../content/demo/needs.json' with { type: 'json' };
import type { Ctx } from '#platform/ctx.ts';
import { organisationIdsByName } from '#modules/parties/index.ts';
import type { NeedKind, NeedState } from './contract/need-codes.ts';
import { keepNeeds, type NeedDraft } from './need.ts';
import { seedLife } from './seed-life.ts';

type DemoNeed = {
  readonly enterprise: string;
  readonly titleZh: string;
  readonly kind: string;
  readonly difficultyZh: string;
  readonly cooperation: readonly string[];
  readonly isConfidential: boolean;
  readonly submittedOn: string;
  readonly state: string;
} & Partial<
  Record<
    | 'indicatorsZh'
    | 'presentBaseZh'
    | 'amountTextZh'
    | 'wantedPartnerZh'
    | 'officeZh'
    | 'responsiblePerson'
    | 'expertZh'
    | 'progressZh'
    | 'remarkZh',
    string
  >
> &
  Partial<Record<'amountLowFen' | 'amountHighFen', number>> &
  Partial<Record<'matchedOn' | 'closedOn', string | null>>;

/** Two years of needs of the demo city, in all their states; contacts are those of the enterprise's card. */
export async function seedNeeds(ctx: Ctx): Promise<void> {
  const bySlug = new Map(enterprises.map((one) => [one.slug, one]));
  const ids = await organisationIdsByName(
    ctx,
    enterprises.map((one) => one.zh),
  );
  const drafts = (demoNeeds as readonly DemoNeed[]).map((need): NeedDraft => {
    const enterprise = bySlug.get(need.enterprise);
    const enterpriseId = enterprise && ids.get(enterprise.zh);
    if (!enterpriseId) throw new Error(`the demo has no enterprise ${need.enterprise}`);
    const facts: Readonly<Record<string, unknown>> = enterprise.facts;
    return {
      enterpriseId,
      title: need.titleZh,
      kind: need.kind as NeedKind,
      difficulty: need.difficultyZh,
      indicators: need.indicatorsZh ?? null,
      presentBase: need.presentBaseZh ?? null,
      amountText: need.amountTextZh ?? null,
      amountLowFen: need.amountLowFen ?? null,
      amountHighFen: need.amountHighFen ?? null,
      cooperation: need.cooperation,
      wantedPartner: need.wantedPartnerZh ?? null,
      isConfidential: need.isConfidential,
      contactName: String(facts['contact_name'] ?? '') || null,
      contactPhone: String(facts['contact_phone'] ?? '') || null,
      submittedOn: need.submittedOn,
      fields: enterprise.fieldCode ? [enterprise.fieldCode] : [],
      state: need.state as NeedState,
      office: need.officeZh ?? null,
      responsiblePerson: need.responsiblePerson ?? null,
      expert: need.expertZh ?? null,
      matchedOn: need.matchedOn ?? null,
      progress: need.progressZh ?? null,
      closedOn: need.closedOn ?? null,
      remark: need.remarkZh ?? null,
    };
  });
  await keepNeeds(ctx, drafts);
  await seedLife(ctx);
}
