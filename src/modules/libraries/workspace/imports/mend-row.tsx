import { useState } from 'react';
import { m } from '#words/messages.js';
import { saySafe } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import { libraryImportRoutes, type LibraryImport, type LibraryImportRow } from '../../contract/imports.ts';

const { correctLibraryRow, readLibraryImport, listLibraryImportRows } = libraryImportRoutes;

/** Other words in place of a cell's, or the row left out; the file itself is never touched. */
export function MendRow({ head, row, onClose }: { head: LibraryImport; row: LibraryImportRow; onClose: () => void }) {
  const correct = useAct(correctLibraryRow, [readLibraryImport, listLibraryImportRows]);
  const [fixes, setFixes] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>(null);
  const send = async (body: { fixes?: Record<string, string>; isLeftOut?: boolean }) => {
    setError(null);
    try {
      await correct.mutateAsync({ params: { importId: head.id, seq: row.seq }, body });
      onClose();
    } catch (problem) {
      setError(problem);
    }
  };
  const wanted = row.problems.flatMap(({ field }) => field ?? []);
  const fields = [...new Set([...wanted, ...head.columns.map(({ field }) => field)])];
  const labelOf = (field: string) =>
    head.columns.find((column) => column.field === field)?.heading ?? saySafe(`code_${head.kind}_field_${field}`, field);
  return (
    <SideSheet
      title={m.libraries_import_mend_title({ row: row.rowNumber })}
      isOpen
      onClose={onClose}
      dims
      foot={
        <>
          <Button onClick={() => void send({ isLeftOut: true })}>{m.libraries_import_leave_out()}</Button>
          <Button look="filled" disabled={correct.isPending} onClick={() => void send({ fixes: { ...fixes } })}>
            {m.libraries_import_mend_save()}
          </Button>
        </>
      }
    >
      {error !== null && <ErrorState error={error} />}
      <div className="flex flex-col gap-3">
        {fields.map((field) => {
          const problem = row.problems.find((one) => one.field === field);
          return (
            <label key={field} className="flex flex-col gap-1 text-table text-muted">
              {labelOf(field)}
              <input
                className={`h-8 rounded-control border bg-white px-2.5 text-body text-ink max-md:h-11 ${problem ? 'border-late' : 'border-edge'}`}
                value={fixes[field] ?? row.fixes[field] ?? row.cells[field] ?? ''}
                onChange={(event) => setFixes({ ...fixes, [field]: event.target.value })}
              />
              {problem && (
                <span className="text-note text-late">{saySafe(`code_library_problem_${problem.code}`, problem.code, problem.values)}</span>
              )}
            </label>
          );
        })}
      </div>
    </SideSheet>
  );
}
