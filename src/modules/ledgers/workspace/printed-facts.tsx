import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import type { EnterprisePage } from '../contract/enterprises.ts';
import { FACT_GROUPS, type Current } from '../contract/facts.ts';
import { kindLabel, unitText, valueText } from './fact-words.ts';
import type { KindView } from './use-fact-kinds.ts';

const YEARS = 4;
/** What is told year by year on paper. */
const BY_YEAR = ['sales_income', 'rd_accounting', 'hightech_income', 'tax_paid', 'headcount', 'st_staff', 'invention_patents'];
const GROUPS = FACT_GROUPS.filter((group) => group !== 'certificate');

type Parts = { enterprise: EnterprisePage; kinds: ReadonlyMap<string, KindView> };

/** The page's facts on paper: the main figures by year, then the latest of everything in two columns. */
export function PrintedFacts({ enterprise, kinds }: Parts) {
  return (
    <div className="hidden print:block">
      <ByYear facts={enterprise.facts} kinds={kinds} />
      <div className="mt-3 columns-2 gap-6">
        {GROUPS.map((group) => (
          <Group
            key={group}
            label={say(`code_fact_group_${group}`)}
            facts={latestOf(enterprise.facts).filter((fact) => kinds.get(fact.kind)?.group === group && !BY_YEAR.includes(fact.kind))}
            kinds={kinds}
          />
        ))}
      </div>
    </div>
  );
}

/** Facts come with the latest year first: of each kind that one. */
function latestOf(facts: readonly Current[]): Current[] {
  const seen = new Set<string>();
  return facts.filter((fact) => !seen.has(fact.kind) && seen.add(fact.kind));
}

function ByYear({ facts, kinds }: { facts: readonly Current[]; kinds: ReadonlyMap<string, KindView> }) {
  const thisYear = new Date().getFullYear();
  const years = Array.from({ length: YEARS }, (_, back) => thisYear - YEARS + 1 + back);
  const shown = BY_YEAR.filter((kind) => facts.some((fact) => fact.kind === kind));
  return (
    <table className="w-full border-collapse text-note">
      <thead>
        <tr className="border-b border-edge text-muted">
          <th scope="col" className="py-1 text-left font-normal">
            {m.ledgers_fact()}
          </th>
          {years.map((year) => (
            <th key={year} scope="col" className="py-1 text-right font-normal">
              {year}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((kind) => (
          <tr key={kind} className="border-b border-row">
            <th scope="row" className="py-1 text-left font-normal">
              {m.web_grid_heading_unit({ label: kindLabel(kind), unit: unitText(kinds.get(kind)!) })}
            </th>
            {years.map((year) => (
              <td key={year} className="py-1 text-right">
                {cellOf(facts, kinds.get(kind)!, year)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellOf(facts: readonly Current[], kind: KindView, year: number): string {
  const fact = facts.find((one) => one.kind === kind.id && one.year === year && one.period === 'year');
  if (!fact) return '';
  const text = valueText(kind, fact.value);
  return fact.status === 'actual' ? text : `${text} ${say(`code_figure_status_${fact.status}`)}`;
}

function Group({ label, facts, kinds }: { label: string; facts: readonly Current[]; kinds: ReadonlyMap<string, KindView> }) {
  if (facts.length === 0) return null;
  return (
    <section aria-label={label} className="mb-2 text-note">
      <h3 className="m-0 text-note font-bold">{label}</h3>
      <dl className="m-0 grid grid-cols-[96px_minmax(0,1fr)] gap-x-2">
        {facts.map((fact) => (
          <div key={fact.id} className="contents">
            <dt className="text-muted">
              {fact.year === null
                ? kindLabel(fact.kind)
                : m.ledgers_figure_of_year({ year: String(fact.year), label: kindLabel(fact.kind) })}
            </dt>
            <dd className="m-0 break-words">
              {valueText(kinds.get(fact.kind)!, fact.value)} {typeof fact.value === 'number' ? unitText(kinds.get(fact.kind)!) : ''}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
