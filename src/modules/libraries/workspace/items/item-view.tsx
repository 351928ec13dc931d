import { Pencil, Printer } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { PublicationStep } from '#shared/publication.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { PublicationPanel } from '#web/workspace/publication-panel.tsx';
import { useAct } from '#web/workspace/query.ts';
import { Timeline, type Happening } from '#web/workspace/timeline.tsx';
import { m } from '#words/messages.js';
import type { ItemNoun } from '../../contract/item-codes.ts';
import { FIELDS_OF } from '../../contract/item-fields.ts';
import { itemRoutes } from '../../contract/items.ts';
import { ItemActs } from './item-acts.tsx';
import { ItemFiles } from './item-files.tsx';
import { ITEMS_CHANGED, ItemForm, type AnyItem } from './item-form.tsx';
import { codeLabel, fieldLabel, itemPath, libraryPath, libraryTitle, projectTone, valueLabel } from './words.ts';

/** One achievement or project on one page, for the desk and, printed, for a visit. */
export function ItemView({ noun, item, aside }: { noun: ItemNoun; item: AnyItem; aside?: ReactNode }) {
  const [isEditing, setEditing] = useState(false);
  const step = useAct(itemRoutes.stepItemPublication, ITEMS_CHANGED);
  const take = (body: PublicationStep) => step.mutateAsync({ params: { itemId: item.id }, body });
  return (
    <>
      <PageTitle
        title={item.title}
        crumbs={[{ label: libraryTitle(noun), to: libraryPath(noun) }]}
        chips={<Chips item={item} />}
        note={[item.ownerName, item.parkName, item.titleEn].filter(Boolean).join(' · ')}
        actions={
          <>
            <Button icon={Printer} onClick={() => window.print()}>
              {m.libraries_item_print()}
            </Button>
            {item.abilities.change && (
              <Button look="filled" icon={Pencil} onClick={() => setEditing(true)}>
                {m.libraries_item_edit()}
              </Button>
            )}
          </>
        }
      />
      {item.mergedIntoTitle && (
        <p className="mt-0 rounded-control bg-estimate-tint px-3 py-2 text-table">
          {m.libraries_item_merged_into({ title: item.mergedIntoTitle })}
        </p>
      )}
      {item.withdrawnGround && item.withdrawnAt && (
        <p className="mt-0 rounded-control bg-watch-tint px-3 py-2 text-table text-watch">
          {m.libraries_item_withdrawn_for({ ground: item.withdrawnGround })}
        </p>
      )}
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-3">
          <Told noun={noun} item={item} />
          {aside}
          <ItemFiles item={item} />
          <History item={item} />
        </div>
        <div className="flex min-w-0 flex-col gap-3" data-print="hidden">
          <PublicationPanel
            publication={item.publication}
            title={item.title}
            onStep={take}
            publicPath={itemPath(noun, item.id)}
            {...(item.isConfidential && { confidentialNote: m.libraries_item_confidential_note() })}
          />
          <ProvenanceCard item={item} />
          <ItemActs noun={noun} item={item} />
        </div>
      </div>
      <div className="mt-3">
        <WhoCanSee who={item.isConfidential ? m.libraries_item_who_confidential() : m.libraries_item_who()} />
      </div>
      {isEditing && <ItemForm noun={noun} item={item} onClose={() => setEditing(false)} />}
    </>
  );
}

function Chips({ item }: { item: AnyItem }) {
  const state = 'state' in item ? item.state : null;
  return (
    <>
      <Chip tone="progress" tag>
        {codeLabel(`${item.noun}_kind`, item.kind)}
      </Chip>
      {state && <Chip tone={projectTone(state)}>{codeLabel('project_state', state)}</Chip>}
      {!state && item.maturity !== null && (
        <Chip tone="waiting" tag>
          {codeLabel('maturity', item.maturity)}
        </Chip>
      )}
      {item.isConfidential && (
        <Chip tone="watch" tag>
          {m.libraries_item_is_confidential()}
        </Chip>
      )}
    </>
  );
}

/** Said in the title, the chips or the note. */
const ELSEWHERE = new Set(['title', 'titleEn', 'kind', 'summary', 'ownerName', 'isConfidential']);

/** What is told of it: the text first, then the facts in the order of the library's sheet. */
function Told({ noun, item }: { noun: ItemNoun; item: AnyItem }) {
  const told = item as unknown as Record<string, unknown>;
  const hidden = new Set(item.internalFields);
  const facts = FIELDS_OF[noun]
    .filter(({ name }) => !ELSEWHERE.has(name))
    .flatMap((field) => {
      const text = valueLabel(field, told[field.name]);
      return text ? [{ field, text, isInside: field.isInternal || hidden.has(field.name) }] : [];
    });
  return (
    <Card title={fieldLabel('summary')}>
      <p className="m-0 mb-4 whitespace-pre-wrap">{item.summary}</p>
      <dl className="m-0 grid grid-cols-1 gap-x-6 gap-y-2 border-t border-row pt-3 text-table md:grid-cols-2">
        {facts.map(({ field, text, isInside }) => (
          <div key={field.name} className={`grid grid-cols-[7em_minmax(0,1fr)] gap-2 ${field.form === 'long' ? 'md:col-span-2' : ''}`}>
            <dt className="text-muted">{fieldLabel(field.name)}</dt>
            <dd className="m-0 break-words whitespace-pre-wrap">
              {text}
              {isInside && <span className="ml-2 text-note text-muted">{m.libraries_item_inside()}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function ProvenanceCard({ item: { provenance } }: { item: AnyItem }) {
  const facts = [
    [m.libraries_item_source(), codeLabel('library_source', provenance.source)],
    [m.libraries_item_source_text(), provenance.sourceText],
    [m.libraries_item_terms(), provenance.terms],
    [m.libraries_item_entered(), `${provenance.enteredBy} ${momentOf(provenance.enteredAt).slice(0, 10)}`],
  ] as const;
  return (
    <Card title={m.libraries_item_provenance()}>
      <dl className="m-0 grid grid-cols-[6em_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-table">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="m-0">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function History({ item }: { item: AnyItem }) {
  const entered: Happening = {
    id: 'entered',
    at: momentOf(item.provenance.enteredAt).slice(0, 10),
    what: item.provenance.importId ? m.libraries_item_history_imported() : m.libraries_item_history_entered(),
    who: item.provenance.enteredBy,
  };
  const changes = item.history.map(
    (change): Happening => ({
      id: change.id,
      at: momentOf(change.at).slice(0, 10),
      what: change.isMerger ? m.libraries_item_history_merged() : m.libraries_item_history_changed(),
      who: change.by ?? '',
      ground: (
        <span className="flex flex-col">
          {change.fields.map(({ field, before, after }) => (
            <span key={field}>
              {m.libraries_item_history_field({ field: fieldLabel(field), before: before ?? '—', after: after ?? '—' })}
            </span>
          ))}
        </span>
      ),
    }),
  );
  return (
    <div data-print="hidden">
      <Card title={m.libraries_item_history()}>
        <Timeline label={m.libraries_item_history()} happenings={[...changes, entered]} />
      </Card>
    </div>
  );
}
