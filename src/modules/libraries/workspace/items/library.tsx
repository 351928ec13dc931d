import { useNavigate, useSearch } from '@tanstack/react-router';
import { CopyCheck, Download, FileUp, LockKeyhole, Plus } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import type { Page } from '#shared/page.ts';
import type { Route } from '#shared/route.ts';
import { PUBLICATION_STATES } from '#shared/publication.ts';
import { Button, ButtonLink } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { DataGrid, type Column, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { linkTo } from '#web/workspace/link-to.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCan, useMe } from '#web/workspace/session.tsx';
import { m } from '#words/messages.js';
import { FIELD_CODES, type ItemNoun } from '../../contract/item-codes.ts';
import type { Item } from '../../contract/items.ts';
import { ItemForm } from './item-form.tsx';
import { codeLabel, fieldLabel, itemPath, libraryPath, libraryTitle, optionsOf, publicationLabel, publicationTone } from './words.ts';

type Parts<Row extends Item> = {
  noun: ItemNoun;
  note: string;
  columns: readonly Column<Row>[];
  filters: readonly Filter<Row>[];
  exportRoute: Route;
  load: (query: never, signal: AbortSignal) => Promise<Page<Row>>;
  listPath: string;
};

/** 成果库 or 项目库: the list with its filters, and what one does with all of it. */
export function Library<Row extends Item>({ noun, note, columns, filters, exportRoute, load, listPath }: Parts<Row>) {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const canKeep = useCan()('libraries.keep_items');
  const show = (next: Record<string, string | undefined>) =>
    void navigate({ to: '.', search: ((now: Record<string, string>) => ({ ...now, ...next })) as never, resetScroll: false });
  const chosen = Object.fromEntries([...filters.map(({ key }) => key), 'q'].flatMap((key) => (search[key] ? [[key, search[key]]] : [])));
  const add = canKeep && (
    <Button look="filled" icon={Plus} onClick={() => show({ form: 'new' })}>
      {noun === 'achievement' ? m.libraries_achievement_add() : m.libraries_project_add()}
    </Button>
  );
  return (
    <>
      <PageTitle
        title={libraryTitle(noun)}
        note={note}
        actions={
          <>
            {canKeep && (
              <ButtonLink icon={CopyCheck} to={`${libraryPath(noun)}/duplicates`}>
                {m.libraries_item_duplicates()}
              </ButtonLink>
            )}
            {canKeep && (
              <ButtonLink icon={FileUp} to={`/library-imports?kind=${noun}`}>
                {m.libraries_item_import()}
              </ButtonLink>
            )}
            <a
              href={addressOf(exportRoute, { query: chosen })}
              download
              className="inline-flex h-8 items-center gap-1.5 rounded-control border border-edge bg-white px-3 whitespace-nowrap text-ink no-underline hover:bg-head max-md:h-11"
            >
              <Download size={16} aria-hidden />
              {m.libraries_item_export()}
            </a>
            {add}
          </>
        }
      />
      <DataGrid<Row>
        id={`${noun}s`}
        label={libraryTitle(noun)}
        columns={columns}
        rowId={(row) => row.id}
        filters={filters}
        searchHint={m.libraries_item_search()}
        sort="-changedAt"
        source={{ key: [listPath], load: (query, signal) => load(query as never, signal) }}
        empty={{ why: m.libraries_item_empty(), action: add }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.libraries_item_who()} />
      </div>
      {search['form'] === 'new' && canKeep && (
        <ItemForm
          noun={noun}
          item={null}
          onClose={(saved) => (saved ? void navigate(linkTo(itemPath(noun, saved)) as never) : show({ form: undefined }))}
        />
      )}
    </>
  );
}

/** The first column of both libraries: the title leads to the sheet. */
export function titleColumn<Row extends Item>(): Column<Row> {
  return {
    key: 'title',
    label: fieldLabel('title'),
    width: 320,
    sortable: true,
    render: (row) => (
      <Link
        {...linkTo(itemPath(row.noun, row.id))}
        className={`inline-flex max-w-full items-center gap-1.5 text-brand-strong no-underline hover:underline ${row.withdrawnAt ? 'line-through' : ''}`}
      >
        {row.isConfidential && (
          <LockKeyhole size={14} role="img" aria-label={m.libraries_item_is_confidential()} className="shrink-0 text-muted" />
        )}
        <span className="truncate">{row.title}</span>
      </Link>
    ),
  };
}

/** The columns both libraries end with. */
export function lastColumns<Row extends Item>(): Column<Row>[] {
  return [
    {
      key: 'publication',
      label: m.libraries_item_publication(),
      sortable: true,
      isFact: true,
      render: (row) => <Chip tone={publicationTone(row.publication)}>{publicationLabel(row.publication)}</Chip>,
    },
    { key: 'parkName', label: fieldLabel('parkId'), isHidden: true, render: (row) => row.parkName ?? '' },
    { key: 'keywords', label: fieldLabel('keywords'), isHidden: true, render: (row) => row.keywords.join('、') },
    { key: 'changedAt', label: m.libraries_item_changed(), sortable: true, render: (row) => momentOf(row.changedAt).slice(0, 10) },
  ];
}

export const fieldsCell = (row: Item) => row.fields.map((code) => codeLabel('field', code)).join('、');

/** The filters both libraries have. */
export function useCommonFilters<Row extends Item>(): Filter<Row>[] {
  const parks = useMe().parks.map(({ id, name }) => ({ value: id, label: name }));
  return [
    { key: 'field', label: fieldLabel('fields'), options: optionsOf('field', FIELD_CODES) },
    { key: 'publication', label: m.libraries_item_publication(), options: optionsOf('publication_state', PUBLICATION_STATES) },
    ...(parks.length > 1 ? [{ key: 'parkId', label: fieldLabel('parkId'), options: parks }] : []),
    {
      key: 'state',
      label: m.libraries_item_state(),
      options: [
        { value: 'withdrawn', label: m.libraries_item_taken_out() },
        { value: 'merged', label: m.libraries_item_merged() },
      ],
    },
  ];
}
