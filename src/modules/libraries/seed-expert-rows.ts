import { newId } from '#shared/ids.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { EXPERT_TITLES } from './expert-titles.ts';
import type { ConsultationForm, RelationKind, Renown } from './contract/expert-codes.ts';
import { feeOf, withheldOn } from './expert-fee.ts';

/** An expert as the demo's file has one. */
export type DemoExpert = {
  readonly zh: string;
  readonly org: string;
  readonly orgSince: string;
  readonly fields: readonly string[];
  readonly subjects: readonly string[];
  readonly availability: string;
  readonly openFields: readonly string[];
  readonly source: string;
  readonly sourceText: string;
  readonly enteredOn: string;
  readonly consent: { readonly version: string; readonly givenOn: string; readonly how: string };
  readonly publication: string;
} & Partial<
  Record<'en' | 'person' | 'title' | 'post' | 'directions' | 'phone' | 'email' | 'availabilityNote' | 'renown' | 'park', string>
> & {
    readonly education?: readonly object[];
    readonly affiliations?: readonly object[];
    readonly works?: readonly object[];
    readonly letters?: readonly (readonly string[])[];
    readonly consultations?: readonly DemoConsultation[];
    readonly relations?: readonly DemoRelation[];
  };

type DemoConsultation = {
  readonly on: string;
  readonly form: string;
  readonly enterprise: string;
  readonly topic: string;
  readonly result: string;
  readonly halfDays: number;
  /** Where between the bounds of the scale the fee lies. */
  readonly share: number;
};

type DemoRelation = {
  readonly kind: string;
  readonly enterprise: string;
  readonly startsOn?: string;
  readonly endsOn?: string | null;
  readonly personName?: string;
  readonly note?: string | null;
};

/** What the demo's rows are made with: who acts, what there is. */
export type Setting = {
  readonly ctx: Ctx;
  readonly orgs: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly parkId: string | null }>;
  readonly people: ReadonlyMap<string, string>;
};

export const instant = (day: string) => new Date(`${day}T02:00:00Z`);

export function placeOf({ orgs }: Setting, slug: string) {
  const place = orgs.get(slug);
  if (!place) throw new Error(`the demo has no organisation ${slug}`);
  return place;
}

export type Entered = readonly { readonly one: DemoExpert; readonly id: string }[];

/** Numbered by the year they were issued in. */
export function lettersOf({ people }: Setting, rows: Entered) {
  const counts = new Map<string, number>();
  const inOrder = rows
    .flatMap(({ one, id }) => (one.letters ?? []).map(([startsOn = '', endsOn = ''], at) => ({ one, id, at, startsOn, endsOn })))
    .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn));
  const before = new Map<string, string>();
  return inOrder.map(({ id, at, startsOn, endsOn }) => {
    const year = startsOn.slice(0, 4);
    const number = (counts.get(year) ?? 0) + 1;
    counts.set(year, number);
    const letterId = newId('ltr', instant(startsOn));
    const renewsId = at > 0 ? (before.get(id) ?? null) : null;
    before.set(id, letterId);
    return {
      id: letterId,
      expertId: id,
      number: say('libraries_experts_letter_number', { stem: say('libraries_experts_letter_stem', { year }, 'zh-CN'), number }, 'zh-CN'),
      appointedAs: say('libraries_experts_demo_appointed_as', {}, 'zh-CN'),
      startsOn,
      endsOn,
      issuedOn: startsOn,
      renewsId,
      issuedBy: people.get('赵天雷') ?? null,
      issuedAt: instant(startsOn),
    };
  });
}

export function relationRows(setting: Setting, one: DemoExpert, expertId: string) {
  return (one.relations ?? []).map((tie) => {
    const place = placeOf(setting, tie.enterprise);
    return {
      id: newId('rel', setting.ctx.now),
      expertId,
      kind: tie.kind as RelationKind,
      orgId: place.id,
      orgName: place.name,
      personName: tie.personName ?? null,
      startsOn: tie.startsOn ?? null,
      endsOn: tie.endsOn ?? null,
      note: tie.note ?? null,
      declaredBy: setting.people.get('赵天雷') ?? null,
      declaredAt: instant(one.enteredOn),
    };
  });
}

export function consultationRows(setting: Setting, one: DemoExpert, expertId: string) {
  const level = one.title ? (EXPERT_TITLES.get(one.title)?.level ?? null) : null;
  return (one.consultations ?? []).map((held) => {
    const place = placeOf(setting, held.enterprise);
    const fee = feeOf({ form: held.form as ConsultationForm, level, renown: (one.renown ?? 'none') as Renown, halfDays: held.halfDays });
    const feeFen = Math.round((fee.lowFen + (fee.highFen - fee.lowFen) * held.share) / 10_000) * 10_000;
    const settled = Math.min(fee.highFen, Math.max(fee.lowFen, feeFen));
    return {
      id: newId('con', instant(held.on)),
      expertId,
      heldOn: held.on,
      form: held.form as ConsultationForm,
      topic: held.topic,
      result: held.result,
      enterpriseId: place.id,
      parkId: place.parkId,
      feeLowFen: fee.lowFen,
      feeHighFen: fee.highFen,
      feeFen: settled,
      taxFen: withheldOn(settled),
      feeBasis: fee.basis,
      enteredBy: setting.people.get('柳扬') ?? null,
      enteredAt: instant(held.on),
    };
  });
}
