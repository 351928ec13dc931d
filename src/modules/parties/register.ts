import { dayOf } from '#shared/dates.ts';
import { say, type Locale } from '#shared/words.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import type { Ctx } from '#platform/ctx.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';
import { registerRows, type PeopleFilter } from './people-queries.ts';

const WIDTHS = {
  index: 6,
  name: 10,
  org: 28,
  title_held: 18,
  role: 16,
  park: 20,
  dispatch: 8,
  from: 12,
  until: 12,
  ground: 30,
  phone: 14,
} as const;
type Column = keyof typeof WIDTHS;

/** 责任人名册: a line a duty, past ones included; a person without a duty has a line too. */
export async function exportPeople(ctx: Ctx, filter: PeopleFilter): Promise<FileAnswer> {
  const { locale } = ctx;
  const today = dayOf(ctx.now);
  const word = (name: string) => say(`parties_register_${name}`, {}, locale);
  const found = await registerRows(ctx, filter);
  const lines = found.flatMap(({ person, duties }) =>
    [...duties, ...(duties.length === 0 ? [null] : [])].map((duty) => ({ person, duty })),
  );
  const rows = lines.map(({ person, duty }, index) => [
    index + 1,
    nameIn(locale, person),
    person.orgName,
    person.title,
    duty ? say(`code_role_${duty.role}`, {}, locale) : null,
    duty?.parkName ?? null,
    duty?.isDispatch ? word('yes') : null,
    duty?.startsOn ?? null,
    duty?.endsOn ?? null,
    duty?.endedGround ?? duty?.ground ?? null,
    person.phone,
  ]);
  const columns = (Object.keys(WIDTHS) as Column[]).map((column) => ({
    heading: word(column),
    width: WIDTHS[column],
    format: column === 'index' ? ('integer' as const) : ('text' as const),
  }));
  const lead = { right: say('parties_register_as_of', { day: today }, locale) };
  const bytes = await writeWorkbook([{ name: word('title'), title: word('title'), lead, columns, rows }]);
  const name = `${word('title')}-${today}.xlsx`;
  return { name, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes };
}

const nameIn = (locale: Locale, { name, nameEn }: { name: string; nameEn: string | null }) => (locale === 'en' ? (nameEn ?? name) : name);
