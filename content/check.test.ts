import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROLES } from '#shared/roles.ts';

const at = (path: string): URL => new URL(path, import.meta.url);
const text = (path: string): string => readFileSync(at(path), 'utf8');
const read = <T>(path: string): T => JSON.parse(text(path)) as T;

type Row = Record<string, unknown>;
type Organisation = { slug: string; kind: string; zh: string; en: string; parent: string | null; park: string | null; creditCode: string | null };
type Person = { username: string; zh: string; roles: string[]; organisation: string; parks: string[]; phone: string; email: string; dispatch?: { from: string; to: string; park: string } };
type Figures = Record<string, number>;
type Yearly = { year: number; period: string; asOf: string; status: string; source: string; facts: Figures };
type Enterprise = {
  slug: string; zh: string; creditCode: string; park: string | null; county: string; fieldCode: string; industryCode: string;
  facts: Row; certificates: { kind: string; issuedOn: string; validUntil: string | null }[]; yearly: Yearly[];
};
type Entry = { id: string; date: string; kind: string; clause: string; park: string | null; people: string[]; enterprises: string[]; content: string };
type Duty = { clause: string; department: string; liaison: string; supportingDepartments: string[]; deadline: string };
type FactKind = { id: string; valueType: string; synonyms: string[]; whoCanSee: string };
type Year = { year: number; holidays: string[]; workdays: string[] };

const organisations = read<Organisation[]>('demo/organisations.json');
const people = read<Person[]>('demo/people.json');
const enterprises = read<Enterprise[]>('demo/enterprises.json');
const entries = read<Entry[]>('demo/work-entries.json');
const duties = read<Duty[]>('demo/responsibilities.json');
const factKinds = read<FactKind[]>('codes/fact-kinds.json');
const years = read<Year[]>('codes/working-days.json');
const certificateKinds = read<{ id: string }[]>('codes/certificate-kinds.json');
const fields = read<{ fields: { code: string; parent: string | null }[] }>('codes/high-tech-fields.json').fields;
const zh = read<Record<string, string>>('../messages/zh-CN/codes.json');
const en = read<Record<string, string>>('../messages/en/codes.json');

const slugs = new Set([...organisations, ...enterprises].map((row) => row.slug));
const usernames = new Set(people.map((person) => person.username));
const industries = new Set((JSON.parse(text('codes/gbt4754-2017.json')) as { code: string }[]).map(({ code }) => code));

const repeated = (values: readonly string[]): string[] => values.filter((value, index) => values.indexOf(value) !== index);
const missing = (values: readonly string[], known: ReadonlySet<string | undefined>): string[] => values.filter((value) => !known.has(value));
const label = (list: string, item: string): string => `code_${list}_${item.replaceAll('.', '_')}`;

/** GB 32100: 17 characters weighted by powers of 3 modulo 31, GB 11714 inside it. */
const isCreditCode = (code: string): boolean => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const values = [...code].map((character) => alphabet.indexOf(character));
  if (code.length !== 18 || values.includes(-1)) return false;
  const sum = values.slice(0, 17).reduce((total, value, index) => total + value * (3 ** index % 31), 0);
  return values[17] === (31 - (sum % 31)) % 31;
};

describe('code lists', () => {
  it('have one row an id and one meaning a heading', () => {
    expect(repeated(certificateKinds.map((kind) => kind.id))).toEqual([]);
    expect(repeated(fields.map((field) => field.code))).toEqual([]);
    for (const list of ['fact-kinds', 'need-fields', 'work-fields']) {
      const rows = read<FactKind[]>(`codes/${list}.json`);
      expect(repeated(rows.map((row) => row.id)), list).toEqual([]);
      expect(repeated(rows.flatMap((row) => row.synonyms.map((word) => word.toLowerCase()))), list).toEqual([]);
      expect(rows.filter((row) => !['basic', 'figures', 'contact'].includes(row.whoCanSee)), list).toEqual([]);
    }
  });

  it('name only facts there are when a heading is ambiguous or carries two', () => {
    const headings = read<{ ambiguous: { candidates: string[] }[]; composite: { parts: string[] }[] }>('codes/headings.json');
    const ids = new Set(factKinds.map((kind) => kind.id));
    expect(missing([...headings.ambiguous.flatMap((row) => row.candidates), ...headings.composite.flatMap((row) => row.parts)], ids)).toEqual([]);
  });

  it('keep the eight fields with their second level', () => {
    expect(fields.filter((field) => field.parent === null).map((field) => field.code)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(fields.filter((field) => field.parent !== null)).toHaveLength(52);
  });

  it('make up only Saturdays and Sundays, inside the year', () => {
    for (const { year, holidays, workdays } of years) {
      expect([...holidays, ...workdays].filter((day) => !day.startsWith(String(year)))).toEqual([]);
      expect(repeated([...holidays, ...workdays])).toEqual([]);
      expect(workdays.filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))).toEqual([]);
    }
  });
});

describe('catalogue of codes', () => {
  it('speaks both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    expect(Object.values({ ...zh, ...en }).filter((words) => words.trim() === '')).toEqual([]);
  });

  it('labels every code that a list or the demo city uses', () => {
    const wanted = [
      ...ROLES.map((role) => label('role', role)),
      ...organisations.map((row) => label('organisation_kind', row.kind)),
      ...factKinds.map((kind) => label('fact', kind.id)),
      ...certificateKinds.map((kind) => label('certificate', kind.id)),
      ...fields.map((field) => label('field', field.code)),
      ...entries.flatMap((entry) => [label('work_kind', entry.kind), label('clause', entry.clause)]),
      ...duties.map((duty) => label('clause', duty.clause)),
      ...enterprises.flatMap((row) => row.yearly.flatMap((set) => [label('figure_status', set.status), label('source_kind', set.source)])),
    ];
    expect(missing(wanted, new Set(Object.keys(zh)))).toEqual([]);
  });
});

describe('demo organisations and people', () => {
  it('have ids of their own and credit codes with the right check digit', () => {
    expect(repeated([...organisations, ...enterprises].map((row) => row.slug))).toEqual([]);
    expect(repeated([...organisations, ...enterprises].map((row) => row.zh))).toEqual([]);
    const codes = [...organisations, ...enterprises].flatMap((row) => row.creditCode ?? []);
    expect(repeated(codes)).toEqual([]);
    expect(codes.filter((code) => !isCreditCode(code) || code.slice(2, 6) !== '6199')).toEqual([]);
  });

  it('refer to one another', () => {
    expect(missing(organisations.flatMap((row) => [row.parent, row.park].flatMap((slug) => slug ?? [])), slugs)).toEqual([]);
    expect(missing(people.flatMap((person) => [person.organisation, ...person.parks]), slugs)).toEqual([]);
    expect(missing(people.flatMap(({ dispatch }) => (dispatch ? [dispatch.from, dispatch.to, dispatch.park] : [])), slugs)).toEqual([]);
  });

  it('use known roles, fictional numbers and addresses', () => {
    expect(repeated(people.flatMap((person) => [person.username, person.zh, person.phone]))).toEqual([]);
    expect(missing(people.flatMap((person) => person.roles), new Set<string>(ROLES))).toEqual([]);
    expect(missing(ROLES.filter((role) => role !== 'visitor'), new Set(people.flatMap((person) => person.roles)))).toEqual([]);
    expect(people.filter((person) => !/^139000000\d\d$/.test(person.phone) || !person.email.endsWith('.example'))).toEqual([]);
  });
});

describe('demo enterprises', () => {
  it('stand in known places, trades and fields', () => {
    expect(missing(enterprises.flatMap((row) => [row.county, ...(row.park ? [row.park] : [])]), slugs)).toEqual([]);
    expect(missing(enterprises.map((row) => row.industryCode), industries)).toEqual([]);
    expect(missing(enterprises.map((row) => row.fieldCode), new Set(fields.map((field) => field.code)))).toEqual([]);
  });

  it('state only catalogued facts, yearly ones by year', () => {
    const ids = new Set(factKinds.map((kind) => kind.id));
    const facts = enterprises.flatMap((row) => [row.facts, ...row.yearly.map((set) => set.facts)]);
    expect(missing(facts.flatMap((set) => Object.keys(set)), ids)).toEqual([]);
    const whole = new Set(factKinds.filter((kind) => ['money_fen', 'count'].includes(kind.valueType)).map((kind) => kind.id));
    const odd = facts.flatMap((set) => Object.entries(set)).filter(([id, value]) => whole.has(id) && !Number.isSafeInteger(value));
    expect(odd).toEqual([]);
  });

  it('have figures that agree with one another', () => {
    const pairs = [
      ['st_staff', 'headcount'], ['rd_staff', 'st_staff'], ['sales_income', 'total_income'], ['hightech_income', 'total_income'],
      ['net_assets', 'total_assets'], ['rd_hightech_measure', 'rd_accounting'], ['rd_accounting', 'sales_income'], ['invention_patents', 'ip_class1_count'],
    ] as const;
    const wrong = enterprises.flatMap((row) => row.yearly.flatMap(({ year, facts }) => pairs
      .filter(([less, more]) => (facts[less] ?? 0) > (facts[more] ?? Infinity))
      .map((pair) => `${row.slug} ${year} ${pair.join(' > ')}`)));
    expect(wrong).toEqual([]);
  });

  it('hold certificates of known kinds that end after they begin', () => {
    const held = enterprises.flatMap((row) => row.certificates);
    expect(missing(held.map((row) => row.kind), new Set(certificateKinds.map((kind) => kind.id)))).toEqual([]);
    expect(held.filter((row) => row.validUntil !== null && row.validUntil <= row.issuedOn)).toEqual([]);
    expect(held.filter((row) => row.kind === 'high_tech_enterprise' && row.validUntil! >= '2026-11-23' && row.validUntil! <= '2026-12-31').length).toBeGreaterThan(3);
  });
});

describe('demo work and duties', () => {
  it('name people, firms and parks there are', () => {
    expect(repeated(entries.map((entry) => entry.id))).toEqual([]);
    expect(missing(entries.flatMap((entry) => entry.people), usernames)).toEqual([]);
    expect(missing(entries.flatMap((entry) => [...entry.enterprises, ...(entry.park ? [entry.park] : [])]), slugs)).toEqual([]);
    expect(entries.filter((entry) => entry.people.length === 0 || /[{}]|undefined|null/.test(entry.content))).toEqual([]);
  });

  it('happen on working days up to today', () => {
    const idle = entries.filter(({ date }) => {
      const year = years.find((row) => date.startsWith(String(row.year)))!;
      const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
      return date > '2026-11-23' || year.holidays.includes(date) || (weekend && !year.workdays.includes(date));
    });
    expect(idle).toEqual([]);
  });

  it('give every article and measure a department and a liaison', () => {
    expect(duties.map((duty) => duty.clause)).toHaveLength(2 + 17 + 4);
    expect(missing(duties.flatMap((duty) => [duty.department, ...duty.supportingDepartments]), slugs)).toEqual([]);
    expect(missing(duties.map((duty) => duty.liaison), usernames)).toEqual([]);
  });

  it('give articles whose Chinese is whole, English for a dozen, a day for every call and consent for every showcase', () => {
    type Item = Record<string, string | null> & { consent: object | null };
    const articles = read<Item[]>('demo/articles.json');
    expect(articles.length).toBeGreaterThanOrEqual(25);
    expect(articles.filter((item) => !item['titleZh'] || !item['summaryZh'] || !item['bodyZh'])).toEqual([]);
    expect(articles.filter((item) => item['titleEn'] && item['summaryEn'] && item['bodyEn']).length).toBeGreaterThanOrEqual(12);
    expect(articles.filter((item) => item['kind'] === 'call' && !item['closesOn'])).toEqual([]);
    expect(articles.filter((item) => item['kind'] === 'showcase' && !(item.consent && item['enterprise']))).toEqual([]);
  });
});

describe('demo policy document', () => {
  it('has three chapters, eleven articles and 6 + 3 + 3 + 3 + 2 measures', () => {
    const lines = text('demo/policy-document.txt').split('\n');
    expect(lines.filter((line) => /^[一二三]、/.test(line))).toHaveLength(3);
    const articles = lines.filter((line) => /^（[一二三四五六七八九十]+）/.test(line));
    expect(articles).toHaveLength(11);
    const measures = articles.map((line) => (line.match(/[一二三四五六]是|首先，|其次，/g) ?? []).length);
    expect(measures).toEqual([0, 0, 6, 3, 3, 3, 2, 0, 0, 0, 0]);
  });
});
