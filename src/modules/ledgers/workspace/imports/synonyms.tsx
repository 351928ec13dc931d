import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { Choice } from '#web/workspace/choice.tsx';
import { controlClass } from '#web/workspace/form/field.tsx';
import { Pager } from '#web/workspace/grid/pager.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { IMPORT_LEDGERS, type ImportLedger } from '../../contract/imports.ts';
import { synonymRoutes, type SynonymRow } from '../../contract/synonyms.ts';
import { Labelled } from './import-new.tsx';
import { ledgerText, useFields, type Fields } from './words.ts';

const PAGE = 50;

/** The headings the import knows: given from the start, learned from corrections, added by hand. */
export default function Synonyms() {
  const fields = useFields();
  const [ledger, setLedger] = useState<ImportLedger>('enterprises');
  const [q, setQ] = useState('');
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useCall(synonymRoutes.listSynonyms, { query: { ledger, q, page, pageSize: PAGE } });
  return (
    <>
      <PageTitle
        title={m.ledgers_import_synonyms()}
        crumbs={[{ label: m.ledgers_import_list(), to: '/imports' }]}
        note={m.ledgers_import_synonyms_note()}
      />
      <div className="flex flex-col gap-3">
        <AddSynonym key={ledger} ledger={ledger} fields={fields} />
        <Card flush>
          <div className="flex flex-wrap gap-3 border-b border-line px-3 py-2">
            <Choice
              label={m.ledgers_import_which_ledger()}
              value={ledger}
              onChange={(next) => {
                setLedger(next as ImportLedger);
                setPage(1);
              }}
              options={IMPORT_LEDGERS.map((one) => ({ value: one, label: ledgerText(one) }))}
            />
            <input
              aria-label={m.ledgers_import_synonyms_search()}
              placeholder={m.ledgers_import_synonyms_search()}
              value={q}
              onChange={(event) => setQ(event.target.value)}
              className={`${controlClass(false)} max-w-64`}
            />
          </div>
          {error ? (
            <ErrorState error={error} retry={() => void refetch()} />
          ) : !data ? (
            <Skeleton lines={12} />
          ) : data.total === 0 ? (
            <EmptyState why={m.ledgers_import_synonyms_empty()} />
          ) : (
            <ul className="m-0 list-none p-0">
              {data.rows.map((row) => (
                <SynonymLine key={row.id} row={row} fields={fields} />
              ))}
            </ul>
          )}
          {data && data.total > PAGE && (
            <Pager address={{ page, pageSize: PAGE } as never} total={data.total} change={(next) => setPage(next.page ?? page)} />
          )}
        </Card>
        <WhoCanSee who={m.ledgers_import_synonyms_who()} />
      </div>
    </>
  );
}

function SynonymLine({ row, fields }: { row: SynonymRow; fields: Fields }) {
  const changes = [synonymRoutes.listSynonyms];
  const remove = useAct(synonymRoutes.removeSynonym, changes);
  const add = useAct(synonymRoutes.addSynonym, changes);
  const { ledger, field, word } = row;
  const forget = async () => {
    await remove.mutateAsync({ params: { synonymId: row.id } });
    toast(m.ledgers_import_synonym_removed({ word }), () => void add.mutateAsync({ body: { ledger, field, word } }).catch(() => {}));
  };
  const source =
    row.source === 'given'
      ? m.ledgers_import_source_given()
      : row.source === 'learned'
        ? m.ledgers_import_source_learned()
        : m.ledgers_import_source_added();
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-row px-4 py-1.5 text-table">
      <span className="min-w-0 flex-1 basis-40 font-bold">{word}</span>
      <span className="flex-1 basis-40">{fields.name(ledger, field)}</span>
      <Chip tone={row.source === 'given' ? 'waiting' : 'progress'} tag>
        {source}
      </Chip>
      <span className="w-44 text-note text-muted">{row.addedBy ? `${row.addedBy} ${row.addedAt.slice(0, 10)}` : ''}</span>
      <IconButton label={m.ledgers_import_synonym_remove({ word })} icon={Trash2} onClick={() => void forget().catch(() => {})} />
    </li>
  );
}

function AddSynonym({ ledger, fields }: { ledger: ImportLedger; fields: Fields }) {
  const add = useAct(synonymRoutes.addSynonym, [synonymRoutes.listSynonyms]);
  const [word, setWord] = useState('');
  const [field, setField] = useState('');
  const send = async () => {
    await add.mutateAsync({ body: { ledger, field, word } });
    toast(m.ledgers_import_synonym_added({ word }));
    setWord('');
  };
  return (
    <Card title={m.ledgers_import_synonym_add()}>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void send().catch(() => {});
        }}
      >
        <Labelled label={m.ledgers_import_synonym_word()}>
          <input
            aria-label={m.ledgers_import_synonym_word()}
            value={word}
            onChange={(event) => setWord(event.target.value)}
            className={`${controlClass(false)} min-w-56`}
          />
        </Labelled>
        <Labelled label={m.ledgers_import_synonym_field()}>
          <Choice
            label={m.ledgers_import_synonym_field()}
            value={field}
            onChange={setField}
            placeholder={m.ledgers_import_column_pick()}
            options={fields.of(ledger).map((one) => ({ value: one.id, label: fields.name(ledger, one.id) }))}
          />
        </Labelled>
        <Button look="filled" type="submit" icon={Plus} disabled={word.trim() === '' || field === '' || add.isPending}>
          {m.ledgers_import_synonym_teach()}
        </Button>
      </form>
      {add.error && <ErrorState error={add.error} />}
    </Card>
  );
}
