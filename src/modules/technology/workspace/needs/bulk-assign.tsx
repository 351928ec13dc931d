import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { Choice } from '#web/workspace/choice.tsx';
import { ClientRefusal } from '#web/workspace/client.ts';
import { useAct, useCall } from '#web/workspace/query.ts';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { needBoardRoutes } from '../../contract/need-board.ts';
import { needLifeRoutes } from '../../contract/need-life.ts';
import { LIFE_CHANGED } from './life-words.ts';

/** Gives several needs to one person; each is a step of its own, and what cannot be given is said. */
export function BulkAssign({ ids, clear }: { ids: readonly string[]; clear: () => void }) {
  const { data } = useCall(needBoardRoutes.listNeedPeople, { query: {} });
  const take = useAct(needLifeRoutes.takeNeedStep, LIFE_CHANGED);
  const [personId, setPersonId] = useState('');
  const [isBusy, setBusy] = useState(false);
  const assign = async () => {
    setBusy(true);
    const refused: string[] = [];
    for (const needId of ids) {
      await take.mutateAsync({ params: { needId }, body: { verb: 'assign', personId } as never }).catch((error: unknown) => {
        refused.push(error instanceof ClientRefusal ? error.message : String(error));
      });
    }
    setBusy(false);
    const done = ids.length - refused.length;
    toast(
      refused.length === 0
        ? m.technology_page_bulk_done({ count: done })
        : m.technology_page_bulk_left({ done, left: refused.length, why: [...new Set(refused)].slice(0, 2).join('；') }),
    );
    clear();
  };
  return (
    <>
      <span className="text-table">{m.technology_page_bulk_assign_count({ count: ids.length })}</span>
      <Choice
        label={m.technology_page_assign_to()}
        value={personId}
        onChange={setPersonId}
        options={(data?.rows ?? []).map((row) => ({
          value: row.id,
          label: `${row.name} · ${m.technology_board_open_needs({ count: row.openNeeds })}`,
        }))}
      />
      <Button look="filled" disabled={personId === '' || isBusy} onClick={() => void assign()}>
        {m.technology_page_bulk_assign()}
      </Button>
    </>
  );
}
