import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { Tabs } from '#web/workspace/tabs.tsx';
import type { EnterprisePage } from '../contract/enterprises.ts';
import { FACT_GROUPS, type Current, type FactGroup } from '../contract/facts.ts';
import { ContactValue } from './contact-value.tsx';
import type { Asked } from './fact-history.tsx';
import { kindLabel, sourceText, unitText, valueText } from './fact-words.ts';
import type { Begun } from './state-facts.tsx';
import type { KindView } from './use-fact-kinds.ts';

const SHOWN: readonly FactGroup[] = FACT_GROUPS.filter((group) => group !== 'certificate');

type Parts = {
  enterprise: EnterprisePage;
  kinds: ReadonlyMap<string, KindView>;
  onState?: (begun: Begun) => void;
  onHistory: (asked: Asked) => void;
};

/** Every fact by its group: value, unit, as-of day, source; pressing a value opens who said what when. */
export function FactGroups({ enterprise, kinds, onState, onHistory }: Parts) {
  const groups = SHOWN.filter((group) => rowsOf(enterprise, kinds, group).length > 0 || onState);
  const [chosen, choose] = useState<string>(groups[0] ?? 'identity');
  const tabs = groups.map((group) => ({
    key: group,
    label: say(`code_fact_group_${group}`),
    content: <Group group={group} enterprise={enterprise} kinds={kinds} onHistory={onHistory} {...(onState && { onState })} />,
  }));
  return (
    <div data-print="hidden">
      <Card title={m.ledgers_facts_title()} aside={m.ledgers_facts_note()}>
        <Tabs label={m.ledgers_facts_title()} tabs={tabs} value={chosen} onChange={choose} />
      </Card>
    </div>
  );
}

/** Facts of a group that are not of a past year beyond the latest two: the older ones are in the history. */
function rowsOf(enterprise: EnterprisePage, kinds: ReadonlyMap<string, KindView>, group: FactGroup): Current[] {
  const seen = new Map<string, number>();
  return enterprise.facts.filter((fact) => {
    if (kinds.get(fact.kind)?.group !== group) return false;
    const count = (seen.get(fact.kind) ?? 0) + 1;
    seen.set(fact.kind, count);
    return count <= 2;
  });
}

function Group({ group, enterprise, kinds, onState, onHistory }: Parts & { group: FactGroup }) {
  const rows = rowsOf(enterprise, kinds, group);
  return (
    <>
      {rows.length === 0 ? (
        <p className="m-0 py-3 text-table text-muted">{m.ledgers_facts_none()}</p>
      ) : (
        <Rows rows={rows} enterprise={enterprise} kinds={kinds} onHistory={onHistory} />
      )}
      {onState && (
        <div className="mt-3">
          <Button size="small" icon={Pencil} onClick={() => onState({ group, year: null })}>
            {m.ledgers_facts_fill_group({ group: say(`code_fact_group_${group}`) })}
          </Button>
        </div>
      )}
    </>
  );
}

type RowsParts = {
  rows: readonly Current[];
  enterprise: EnterprisePage;
  kinds: ReadonlyMap<string, KindView>;
  onHistory: (asked: Asked) => void;
};

function Rows({ rows, enterprise, kinds, onHistory }: RowsParts) {
  return (
    <dl className="m-0 text-table">
      {rows.map((fact) => (
        <div
          key={fact.id}
          className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-3 border-t border-row py-2 first:border-t-0 md:grid-cols-[180px_minmax(0,1fr)_auto]"
        >
          <dt className="text-muted">
            {fact.year === null ? kindLabel(fact.kind) : m.ledgers_figure_of_year({ year: String(fact.year), label: kindLabel(fact.kind) })}
          </dt>
          <dd className="m-0 break-words">
            <Value fact={fact} enterprise={enterprise} kind={kinds.get(fact.kind)} />
          </dd>
          <dd className="m-0 text-note text-muted max-md:col-start-2">
            <Ground fact={fact} onHistory={onHistory} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** As of which day, from where; pressed, it opens who said what when. */
function Ground({ fact, onHistory }: { fact: Current; onHistory: (asked: Asked) => void }) {
  const ground = m.web_figure_ground({ asOf: fact.asOf, source: sourceText(fact) });
  return (
    <button
      type="button"
      aria-label={m.ledgers_fact_history_of({ label: kindLabel(fact.kind), ground })}
      onClick={() => onHistory({ kind: fact.kind, year: fact.year, period: fact.period })}
      className="text-left text-note text-muted underline-offset-4 hover:text-brand-strong hover:underline max-md:py-1"
    >
      {ground}
      {fact.versions > 1 && <span className="ml-1.5 text-brand-strong">{m.ledgers_fact_versions({ count: fact.versions })}</span>}
    </button>
  );
}

function Value({ fact, enterprise, kind }: { fact: Current; enterprise: EnterprisePage; kind: KindView | undefined }) {
  if (!kind) return null;
  const text = `${valueText(kind, fact.value)} ${typeof fact.value === 'number' ? unitText(kind) : ''}`.trim();
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {fact.isMasked ? (
        <ContactValue enterprise={enterprise} kind={fact.kind} masked={text} />
      ) : (
        <span>{industryText(enterprise, fact, text)}</span>
      )}
      {fact.status !== 'actual' && (
        <Chip tone={fact.status === 'confirmed' ? 'done' : fact.status === 'estimated' ? 'estimate' : 'waiting'} tag>
          {say(`code_figure_status_${fact.status}`)}
        </Chip>
      )}
      {fact.beside && (
        <span className="text-note text-muted">
          {m.ledgers_figure_beside({ status: say(`code_figure_status_${fact.beside.status}`), value: valueText(kind, fact.beside.value) })}
        </span>
      )}
    </span>
  );
}

const industryText = (enterprise: EnterprisePage, fact: Current, text: string) =>
  fact.kind === 'industry_code' && enterprise.industryName ? `${text} ${enterprise.industryName}` : text;
