import { m } from '#words/messages.js';
import type { EnterprisePage } from '../contract/enterprises.ts';

const SENTENCES: Readonly<Record<string, (values: { year: string }) => string>> = {
  staff: m.ledgers_warning_staff,
  research_staff: m.ledgers_warning_research_staff,
  research_above_sales: m.ledgers_warning_research_above_sales,
  hightech_above_total: m.ledgers_warning_hightech_above_total,
  two_filings: m.ledgers_warning_two_filings,
};

/** Figures that do not fit together: for the enterprise itself, nobody else is told. */
export function Warnings({ warnings }: { warnings: EnterprisePage['warnings'] }) {
  if (warnings.length === 0) return null;
  return (
    <section
      aria-label={m.ledgers_warnings_title()}
      data-print="hidden"
      className="mb-3 rounded-card border border-watch bg-watch-tint px-4 py-3 text-table"
    >
      <h2 className="m-0 text-table font-bold text-watch">{m.ledgers_warnings_title()}</h2>
      <ul className="m-0 pl-5">
        {warnings.map(({ code, year }) => (
          <li key={`${code} ${year}`}>{SENTENCES[code]?.({ year: String(year) })}</li>
        ))}
      </ul>
    </section>
  );
}
