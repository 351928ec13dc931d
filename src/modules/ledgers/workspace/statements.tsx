import { useState } from 'react';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { useCall } from '#web/workspace/query.ts';
import { Timeline } from '#web/workspace/timeline.tsx';
import { enterpriseRoutes } from '../contract/enterprises.ts';
import { kindLabel } from './fact-words.ts';
import { momentOf } from '#web/workspace/moment.ts';

const FEW = 4;
const KINDS_NAMED = 3;

/** Who stated facts of it when. */
export function Statements({ enterpriseId }: { enterpriseId: string }) {
  const { data } = useCall(enterpriseRoutes.listStatements, { params: { enterpriseId } });
  const [isAll, setAll] = useState(false);
  const rows = data?.rows ?? [];
  const happenings = (isAll ? rows : rows.slice(0, FEW)).map((row) => ({
    id: `${row.statedAt} ${row.sourceKind} ${row.ground}`,
    at: momentOf(row.statedAt).slice(0, 10),
    what: m.ledgers_statement_count({ count: row.facts }),
    who: row.statedBy ?? m.ledgers_fact_system(),
    ground: [row.sourceNote ?? say(`code_source_kind_${row.sourceKind}`), namedKinds(row.kinds), row.ground].filter(Boolean).join(' · '),
  }));
  return (
    <div data-print="hidden">
      <Card title={m.ledgers_statements_title()} aside={m.ledgers_statements_note()}>
        <Timeline label={m.ledgers_statements_title()} happenings={happenings} />
        {rows.length > FEW && (
          <Button look="quiet" size="small" onClick={() => setAll(!isAll)}>
            {isAll ? m.ledgers_statements_few() : m.ledgers_statements_all({ count: rows.length })}
          </Button>
        )}
      </Card>
    </div>
  );
}

function namedKinds(kinds: readonly string[]): string {
  const named = kinds.slice(0, KINDS_NAMED).map(kindLabel).join(m.ledgers_list_comma());
  return kinds.length > KINDS_NAMED ? m.ledgers_statement_kinds({ named, count: kinds.length }) : named;
}
