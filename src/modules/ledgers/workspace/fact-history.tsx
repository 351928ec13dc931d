import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { enterpriseRoutes, type EnterprisePage } from '../contract/enterprises.ts';
import { factRoutes, type Period, type Version } from '../contract/facts.ts';
import { kindLabel, sourceText, unitText, valueText } from './fact-words.ts';
import { momentOf } from '#web/workspace/moment.ts';
import type { Begun } from './state-facts.tsx';
import type { KindView } from './use-fact-kinds.ts';
import { WithdrawalForm } from './withdrawal-form.tsx';

export type Asked = { readonly kind: string; readonly year: number | null; readonly period: Period };

type Parts = {
  enterprise: EnterprisePage;
  kinds: ReadonlyMap<string, KindView>;
  asked: Asked;
  onClose: () => void;
  onState: ((begun: Begun) => void) | null;
};

/** Everything said of one figure: by whom, when, from where, as of which day; what was taken back and why. */
export function FactHistory({ enterprise, kinds, asked, onClose, onState }: Parts) {
  const { kind, year, period } = asked;
  const query = { kind, period, ...(year !== null && { year }) };
  const { data, error, refetch } = useCall(factRoutes.readFactHistory, { params: { enterpriseId: enterprise.id }, query });
  const view = kinds.get(kind);
  const label = kindLabel(kind);
  const correct = () => {
    onClose();
    if (view) onState?.({ group: view.group, year });
  };
  const foot = onState && (
    <Button look="filled" onClick={correct}>
      {m.ledgers_fact_correct()}
    </Button>
  );
  return (
    <SideSheet
      title={year === null ? label : m.ledgers_figure_of_year({ year: String(year), label })}
      isOpen
      onClose={onClose}
      note={<p className="m-0 text-note text-muted">{view && <Definition kind={view} />}</p>}
      foot={foot}
    >
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && view && (
        <ol className="m-0 flex list-none flex-col gap-3 p-0">
          {data.rows.map((version) => (
            <Said key={version.id} version={version} kind={view} mayRetract={onState !== null} />
          ))}
        </ol>
      )}
    </SideSheet>
  );
}

const Definition = ({ kind }: { kind: KindView }) => (
  <>{document.documentElement.lang.startsWith('en') ? kind.definitionEn : kind.definitionZh}</>
);

function Said({ version, kind, mayRetract }: { version: Version; kind: KindView; mayRetract: boolean }) {
  const [isRetracting, setRetracting] = useState(false);
  const value = `${valueText(kind, version.value)} ${typeof version.value === 'number' ? unitText(kind) : ''}`.trim();
  return (
    <li className={`rounded-card border px-3 py-2 text-table ${version.isCurrent ? 'border-brand bg-brand-tint' : 'border-line'}`}>
      <div className="flex flex-wrap items-center gap-2">
        <b className={version.retractedAt ? 'line-through' : ''}>{value}</b>
        {version.status !== 'actual' && (
          <Chip tone="estimate" tag>
            {say(`code_figure_status_${version.status}`)}
          </Chip>
        )}
        {version.isCurrent && <Chip tone="progress">{m.ledgers_fact_counts_now()}</Chip>}
        {version.retractedAt && <Chip tone="waiting">{m.ledgers_fact_retracted()}</Chip>}
      </div>
      <p className="m-0 text-note text-muted">{m.web_figure_ground({ asOf: version.asOf, source: sourceText(version) })}</p>
      <p className="m-0 text-note text-muted">
        {m.ledgers_fact_said_by({ name: version.statedBy ?? m.ledgers_fact_system(), at: momentOf(version.statedAt) })}
      </p>
      {version.originName && <p className="m-0 text-note text-muted">{m.ledgers_fact_origin({ name: version.originName })}</p>}
      {version.ground && <p className="m-0 text-note">{m.ledgers_fact_ground({ ground: version.ground })}</p>}
      {version.retractedAt && (
        <p className="m-0 text-note text-late">
          {m.ledgers_fact_retracted_by({
            name: version.retractedBy ?? m.ledgers_fact_system(),
            at: momentOf(version.retractedAt),
            ground: version.retractedGround ?? '',
          })}
        </p>
      )}
      {mayRetract && !version.retractedAt && !isRetracting && (
        <Button look="quiet" size="small" icon={Undo2} onClick={() => setRetracting(true)}>
          {m.ledgers_fact_retract()}
        </Button>
      )}
      {isRetracting && <Retract factId={version.id} onDone={() => setRetracting(false)} />}
    </li>
  );
}

function Retract({ factId, onDone }: { factId: string; onDone: () => void }) {
  const retract = useAct(factRoutes.retractFact, [
    factRoutes.readFactHistory,
    enterpriseRoutes.readEnterprise,
    enterpriseRoutes.listStatements,
  ]);
  return (
    <WithdrawalForm
      label={m.ledgers_fact_retract()}
      groundLabel={m.ledgers_fact_retract_ground()}
      done={m.ledgers_fact_retracted_toast()}
      send={(body) => retract.mutateAsync({ params: { factId }, body })}
      onDone={onDone}
    />
  );
}
