import { useState } from 'react';
import { m } from '#words/messages.js';
import { dayOf } from '#shared/dates.ts';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { useGridAddress } from '#web/workspace/grid/use-address.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { enterpriseRoutes } from '../contract/enterprises.ts';
import { FACT_GROUPS } from '../contract/facts.ts';
import { kindLabel } from './fact-words.ts';
import { useFactKinds } from './use-fact-kinds.ts';

const FILTERS = ['parkId', 'field', 'certificate', 'missing', 'year'];

/** Which columns, then the workbook: of the rows chosen, or of all that the list's filters find. */
export function ExportEnterprises({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const kinds = [...useFactKinds().values()];
  const [address] = useGridAddress(FILTERS, 'name');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const write = async () => {
    setBusy(true);
    setError(null);
    try {
      const { q, sort, filters } = address;
      const { year, ...others } = filters;
      const asked = { ...others, ...(year && { year: Number(year) }), ...(q && { q }), ...(sort && { sort }) };
      const file = await call(enterpriseRoutes.exportEnterprises, { body: { filters: asked, kinds: [...chosen], ids: [...ids] } });
      save(file, `${m.ledgers_enterprises_title()}-${dayOf(new Date())}.xlsx`);
      toast(m.ledgers_enterprises_exported());
      onClose();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const toggle = (kind: string) => setChosen(chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind]);
  const foot = (
    <Button look="filled" disabled={isBusy} onClick={() => void write()}>
      {chosen.length > 0 ? m.ledgers_enterprises_export_columns({ count: chosen.length }) : m.ledgers_enterprises_export_usual()}
    </Button>
  );
  return (
    <SideSheet
      title={m.ledgers_enterprises_export()}
      isOpen
      onClose={onClose}
      foot={foot}
      note={<WhoCanSee who={m.ledgers_enterprises_export_who()} />}
    >
      {error !== null && <ErrorState error={error} />}
      <p className="mt-0 text-table text-muted">
        {ids.length > 0 ? m.ledgers_enterprises_export_hint_chosen({ count: ids.length }) : m.ledgers_enterprises_export_hint()}
      </p>
      {FACT_GROUPS.map((group) => (
        <fieldset key={group} className="m-0 mb-4 border-0 p-0">
          <legend className="mb-1 p-0 text-table font-bold">{say(`code_fact_group_${group}`)}</legend>
          <div className="grid grid-cols-2 gap-x-3">
            {kinds
              .filter((kind) => kind.group === group)
              .map((kind) => (
                <label key={kind.id} className="flex min-h-8 items-center gap-2 text-table max-md:min-h-11">
                  <input
                    type="checkbox"
                    className="size-4 accent-brand"
                    checked={chosen.includes(kind.id)}
                    onChange={() => toggle(kind.id)}
                  />
                  {kindLabel(kind.id)}
                </label>
              ))}
          </div>
        </fieldset>
      ))}
    </SideSheet>
  );
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
