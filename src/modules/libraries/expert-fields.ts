import { Refusal } from '#shared/refusal.ts';
import { foldText } from '#engines/documents/cells/fold.ts';
import type { Ctx } from '#platform/ctx.ts';
import { activeCodes } from '#modules/parties/index.ts';
import { expertsRefusals } from './contract/experts.ts';
import { EXPERT_TITLES } from './expert-titles.ts';
import type { Affiliation } from './contract/expert-shapes.ts';

/** The national fields by code, in the language of whoever asks, with both names to search by. */
export type FieldNames = ReadonlyMap<string, { readonly name: string; readonly searched: string }>;

export async function fieldNames(ctx: Ctx): Promise<FieldNames> {
  const codes = await activeCodes(ctx, 'field');
  return new Map(
    codes.map(({ code, name, nameEn }) => [
      code,
      { name: ctx.locale === 'en' ? (nameEn ?? name) : name, searched: `${name} ${nameEn ?? ''}` },
    ]),
  );
}

type Searched = {
  readonly name: string;
  readonly nameEn: string | null;
  readonly orgName: string;
  readonly post: string | null;
  readonly title: string | null;
  readonly subjects: readonly string[];
  readonly directions: string | null;
  readonly fields: readonly string[];
};

/** What the search looks in, lower case. */
export function searchTextOf(row: Searched, names: FieldNames): string {
  const title = row.title ? EXPERT_TITLES.get(row.title) : undefined;
  const fields = row.fields.flatMap((code) => [names.get(code)?.searched ?? '', names.get(code.split('.')[0] ?? '')?.searched ?? '']);
  const parts = [row.name, row.nameEn, row.orgName, row.post, title?.zh, title?.en, ...row.subjects, row.directions, ...new Set(fields)];
  return parts
    .filter((part) => part)
    .join(' ')
    .toLowerCase();
}

type Checked = {
  readonly title?: string | null | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly affiliations?: readonly Affiliation[] | undefined;
};

/** Title and fields must be in their lists, and no stay may end before it begins. */
export function checkExpert(change: Checked, names: FieldNames): void {
  if (change.title && !EXPERT_TITLES.has(change.title)) {
    const values = { title: change.title };
    throw new Refusal(expertsRefusals.title_unknown, values, [{ path: '/title', code: 'libraries.title_unknown', values }]);
  }
  const unknown = (change.fields ?? []).findIndex((code) => !names.has(code));
  if (unknown >= 0) {
    const values = { field: change.fields?.[unknown] ?? '' };
    throw new Refusal(expertsRefusals.field_unknown, values, [{ path: `/fields/${unknown}`, code: 'libraries.field_unknown', values }]);
  }
  const backwards = (change.affiliations ?? []).findIndex(({ from, until }) => from && until && until < from);
  if (backwards >= 0) {
    const path = `/affiliations/${backwards}/until`;
    throw new Refusal(expertsRefusals.affiliation_backwards, {}, [{ path, code: 'libraries.affiliation_backwards' }]);
  }
}

/** A name or an organisation without width, spaces and signs: by it the same is known again. */
export const folded = (text: string): string =>
  foldText(text)
    .toLowerCase()
    .replaceAll(/[\s·•.，,、()（）-]/gu, '');

/** The digits of each phone in a text. */
export const phonesIn = (text: string | null): string[] => (text ?? '').replaceAll(/[\s-]/gu, '').match(/\d{7,}/gu) ?? [];
