import { useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { PUBLICATION_STATES } from '#shared/publication.ts';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { DataGrid, type Column, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { PublicationChip } from '#web/workspace/publication-panel.tsx';
import { m } from '#words/messages.js';
import { ARTICLE_KINDS, articleRoutes, type ArticleRow } from '../contract.ts';
import { NewArticle } from './new-article.tsx';

export const kindOptions = () => ARTICLE_KINDS.map((value) => ({ value, label: say(`code_article_kind_${value}`) }));

/** Whatever stands or will stand on the public site, with how far it is on its way. */
export default function Articles() {
  const search = useSearch({ strict: false }) as { new?: unknown };
  const [isAdding, setAdding] = useState(search.new !== undefined);
  const filters: Filter<ArticleRow>[] = [
    { key: 'kind', label: m.website_column_kind(), options: kindOptions() },
    {
      key: 'state',
      label: m.website_column_state(),
      options: PUBLICATION_STATES.map((value) => ({ value, label: say(`code_publication_state_${value}`) })),
    },
  ];
  const add = (
    <Button look="filled" icon={Plus} onClick={() => setAdding(true)}>
      {m.website_new()}
    </Button>
  );
  return (
    <>
      <PageTitle title={m.website_list_title()} note={m.website_list_note()} actions={add} />
      <DataGrid<ArticleRow>
        id="articles"
        label={m.website_list_title()}
        columns={columns()}
        rowId={(row) => row.id}
        rowHref={(row) => `/articles/${row.id}`}
        filters={filters}
        searchHint={m.website_column_title()}
        source={{
          key: [articleRoutes.listArticles.path],
          load: (query, signal) => call(articleRoutes.listArticles, { query: query as never }, { signal }),
        }}
        empty={{ why: m.website_list_empty(), action: add }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.website_who()} />
      </div>
      {isAdding && <NewArticle onClose={() => setAdding(false)} />}
    </>
  );
}

function columns(): Column<ArticleRow>[] {
  return [
    { key: 'title', label: m.website_column_title(), render: (row) => row.title },
    { key: 'kind', label: m.website_column_kind(), isFact: true, render: (row) => say(`code_article_kind_${row.kind}`) },
    { key: 'state', label: m.website_column_state(), isFact: true, render: (row) => <PublicationChip publication={row} /> },
    { key: 'park', label: m.website_column_park(), render: (row) => row.park?.name ?? m.website_whole_city() },
    { key: 'closesOn', label: m.website_column_closes(), render: (row) => row.closesOn },
    { key: 'publishesAt', label: m.website_column_published(), render: (row) => row.publishesAt && momentOf(row.publishesAt) },
    { key: 'hasEnglish', label: m.website_column_english(), render: (row) => row.hasEnglish && m.website_has_english() },
    { key: 'changedAt', label: m.website_column_changed(), isFact: true, render: (row) => momentOf(row.changedAt) },
    { key: 'changedBy', label: m.website_column_by(), render: (row) => row.changedBy },
  ];
}
