import type { ReactNode } from 'react';
import type { SiteLink, SiteRow } from '#shared/site.ts';

export type { SiteRow } from '#shared/site.ts';

/** A part of a page: heading, a note beside it, a link to all of it at the right. `isPaper` puts it on the loess band. */
export function Section({
  title,
  note,
  more,
  isPaper = false,
  children,
}: {
  title: string;
  note?: string | undefined;
  more?: SiteLink | undefined;
  isPaper?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={isPaper ? 'site-section site-paper' : 'site-section'}>
      <div className="site-container">
        <Heading title={title} note={note} more={more} />
        {children}
      </div>
    </section>
  );
}

export function Heading({ title, note, more }: { title: string; note?: string | undefined; more?: SiteLink | undefined }) {
  return (
    <div className="site-heading">
      <h2>{title}</h2>
      {note && <p>{note}</p>}
      {more && <a href={more.href}>{more.label}</a>}
    </div>
  );
}

/** Lists are ruled rows, not boxes. */
export function RuledList({ rows }: { rows: readonly SiteRow[] }) {
  const isWide = rows.some(({ amount, by }) => amount || by);
  return (
    <ul className={isWide ? 'site-list site-list-wide' : 'site-list'}>
      {rows.map((row) => (
        <li key={row.link.href}>
          <p className={row.isSoon ? 'site-when site-soon' : 'site-when'}>
            <b>{row.when}</b>
            {row.whenNote && <small>{row.whenNote}</small>}
          </p>
          <p>
            <a href={row.link.href}>{row.link.label}</a>
            {row.note && <small>{row.note}</small>}
          </p>
          {row.amount && (
            <p>
              <b>{row.amount}</b>
              {row.amountNote && <small>{row.amountNote}</small>}
            </p>
          )}
          {row.by && <p className="site-by">{row.by}</p>}
        </li>
      ))}
    </ul>
  );
}

/** A figure with its period and what is not reached shown as plainly as what is. `share` 0–1 draws the bar. */
export type SiteFigure = {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly share: number | null;
  readonly note: string;
};

export function Figures({ figures }: { figures: readonly SiteFigure[] }) {
  return (
    <dl className="site-figures">
      {figures.map(({ label, value, unit, share, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <b>{value}</b> <span>{unit}</span>
          </dd>
          {share !== null && (
            <dd aria-hidden="true">
              <svg viewBox="0 0 100 3" preserveAspectRatio="none" className="site-bar">
                <rect className="site-bar-all" width="100" height="3" />
                <rect className="site-bar-done" width={Math.round(Math.min(1, Math.max(0, share)) * 100)} height="3" />
              </svg>
            </dd>
          )}
          <dd>
            <small>{note}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A measure in plain words; its official name below in serif, which says: these are the document's own words. */
export type PlainPolicy = {
  readonly link: SiteLink;
  readonly text: string;
  readonly facts?: readonly (readonly [string, string])[];
  readonly original: string;
};

export function PolicyInPlainWords({ policy, isLead = false }: { policy: PlainPolicy; isLead?: boolean }) {
  return (
    <article className={isLead ? 'site-plain site-plain-lead' : 'site-plain'}>
      <h3>
        <a href={policy.link.href}>{policy.link.label}</a>
      </h3>
      <p>{policy.text}</p>
      {policy.facts && (
        <dl>
          {policy.facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="site-original">{policy.original}</p>
    </article>
  );
}
