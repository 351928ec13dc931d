import { Link } from '@tanstack/react-router';
import { ChevronRight, ShieldCheck } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { m } from '#words/messages.js';

export type Crumb = { label: string; to: string };

type TitleParts = { title: string; crumbs?: readonly Crumb[]; chips?: ReactNode; note?: ReactNode; actions?: ReactNode };

/** A page's head: where we are, its name, at most three chips, a line of facts, what can be done. */
export function PageTitle({ title, crumbs = [], chips, note, actions }: TitleParts) {
  useEffect(() => {
    document.title = `${title} · ${m.web_product_name()}`;
  }, [title]);
  return (
    <header className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        {crumbs.length > 0 && <Crumbs crumbs={crumbs} title={title} />}
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="m-0 text-title font-bold">{title}</h1>
          {chips}
        </div>
        {note && <p className="m-0 text-body text-muted">{note}</p>}
      </div>
      {actions && (
        <div data-print="hidden" className="flex flex-wrap gap-2">
          {actions}
        </div>
      )}
    </header>
  );
}

function Crumbs({ crumbs, title }: { crumbs: readonly Crumb[]; title: string }) {
  return (
    <nav aria-label={m.web_breadcrumb()}>
      <ol className="m-0 flex list-none flex-wrap items-center gap-1 p-0 text-note text-muted">
        {crumbs.map((crumb) => (
          <li key={crumb.to} className="flex items-center gap-1">
            <Link to={crumb.to} className="text-muted hover:text-brand-strong">
              {crumb.label}
            </Link>
            <ChevronRight size={14} aria-hidden />
          </li>
        ))}
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
}

/** 谁能看: one line with a shield beside every form's title and under every page with enterprise facts. */
export function WhoCanSee({ who }: { who: string }) {
  return (
    <p className="m-0 flex items-start gap-1.5 text-note text-muted">
      <ShieldCheck size={14} aria-hidden className="mt-0.5 shrink-0" />
      <span>{m.web_who_can_see({ who })}</span>
    </p>
  );
}
