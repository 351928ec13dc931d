import { Card } from '#web/workspace/card.tsx';
import { Choice } from '#web/workspace/choice.tsx';
import { Pager } from '#web/workspace/grid/pager.tsx';
import { useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { usePhone } from '#web/workspace/use-phone.ts';
import { say } from '#shared/words.ts';
import { m } from '#words/messages.js';
import { importRoutes, type ImportDetail, type RowVerdict } from '../../contract/imports.ts';
import type { Shown } from './acts.tsx';
import { RowsTable } from './rows-table.tsx';
import { PhoneRows } from './rows-phone.tsx';
import { ledgerText, type Fields } from './words.ts';

const PAGE = 50;
const TABS: readonly (RowVerdict | undefined)[] = [undefined, 'problem', 'duplicate', 'good', 'skipped', 'admitted'];

type Parts = { one: ImportDetail; fields: Fields; shown: Shown; onShow: (shown: Shown) => void };

/** The rows as they came, every doubtful cell marked where it stands. */
export function Review({ one, fields, shown, onShow }: Parts) {
  const isPhone = usePhone();
  const sheet = one.sheets.find((each) => each.id === shown.sheetId);
  const { verdict, code, page } = shown;
  const rows = useCall(importRoutes.listImportRows, {
    params: { importId: one.id },
    query: { sheetId: shown.sheetId, verdict, code, page, pageSize: PAGE },
  });
  const tables = one.sheets.filter((each) => each.state !== 'no_table');
  return (
    <Card flush>
      <div className="flex flex-wrap items-center gap-3 border-b border-line px-3 py-2">
        <Verdicts one={one} shown={shown} onShow={onShow} />
        {tables.length > 1 && (
          <Choice
            label={m.ledgers_import_sheet()}
            value={shown.sheetId}
            onChange={(sheetId) => onShow({ ...shown, sheetId, page: 1 })}
            options={tables.map((each) => ({ value: each.id, label: `${each.fileName} · ${each.name}` }))}
          />
        )}
        {sheet?.ledger && <span className="text-note text-muted">{ledgerText(sheet.ledger)}</span>}
        <Legend />
      </div>
      {rows.error ? (
        <div className="p-3">
          <ErrorState error={rows.error} retry={() => void rows.refetch()} />
        </div>
      ) : !rows.data || !sheet ? (
        <Skeleton lines={12} />
      ) : rows.data.total === 0 ? (
        <EmptyState why={m.ledgers_import_no_rows()} />
      ) : isPhone ? (
        <PhoneRows one={one} sheet={sheet} fields={fields} rows={rows.data.rows} />
      ) : (
        <RowsTable one={one} sheet={sheet} fields={fields} rows={rows.data.rows} />
      )}
      {rows.data && rows.data.total > PAGE && (
        <Pager
          address={{ page, pageSize: PAGE } as never}
          total={rows.data.total}
          change={(next) => onShow({ ...shown, page: next.page ?? page })}
        />
      )}
    </Card>
  );
}

function Verdicts({ one, shown, onShow }: Pick<Parts, 'one' | 'shown' | 'onShow'>) {
  const counts = one.counts;
  const shownTabs = TABS.filter((tab) => tab === undefined || tab === 'problem' || counts[tab] > 0);
  return (
    <div role="group" aria-label={m.ledgers_import_verdicts()} className="flex flex-wrap gap-1 rounded-control border border-line p-0.5">
      {shownTabs.map((tab) => {
        const isNow = shown.verdict === tab && shown.code === undefined;
        return (
          <button
            key={tab ?? 'all'}
            type="button"
            aria-pressed={isNow}
            onClick={() => onShow({ ...shown, verdict: tab, code: undefined, page: 1 })}
            className={`h-7 rounded-chip px-2.5 text-table max-md:h-9 ${isNow ? 'bg-brand-tint font-bold text-brand-strong' : 'text-muted hover:bg-head'}`}
          >
            {tab === undefined
              ? m.ledgers_import_all_short({ count: counts.total })
              : `${say(`code_import_verdict_${tab}`)} ${counts[tab]}`}
          </button>
        );
      })}
    </div>
  );
}

function Legend() {
  const marks = [
    { label: m.ledgers_import_must(), look: 'border-late bg-late-tint' },
    { label: m.ledgers_import_should(), look: 'border-watch bg-watch-tint' },
    { label: m.ledgers_import_duplicate_word(), look: 'border-estimate bg-estimate-tint' },
  ];
  return (
    <ul aria-hidden className="m-0 ml-auto flex list-none gap-3 p-0 text-note text-muted max-md:ml-0">
      {marks.map((mark) => (
        <li key={mark.label} className="flex items-center gap-1.5">
          <span className={`size-3 rounded-chip border ${mark.look}`} />
          {mark.label}
        </li>
      ))}
    </ul>
  );
}
