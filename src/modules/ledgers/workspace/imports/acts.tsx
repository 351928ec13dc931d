import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { importRoutes, type RowVerdict } from '../../contract/imports.ts';

/** What is looked at: a sheet, rows of a verdict, one kind of problem. */
export type Shown = {
  readonly sheetId: string;
  readonly verdict: RowVerdict | undefined;
  readonly code: string | undefined;
  readonly page: number;
};

/** A button that does one route and says what failed beside itself. */
export function ActButton({
  label,
  look = 'plain',
  act,
}: {
  label: string;
  look?: 'plain' | 'filled' | 'quiet' | 'danger';
  act: () => Promise<unknown>;
}) {
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    setError(null);
    await act().catch(setError);
    setBusy(false);
  };
  return (
    <span className="inline-flex flex-col gap-1">
      <Button look={look} disabled={isBusy} onClick={() => void go()}>
        {label}
      </Button>
      {error !== null && <ErrorState error={error} />}
    </span>
  );
}

/** What changes when an import is worked on. */
export function useImportActs() {
  const changes = [importRoutes.readImport, importRoutes.listImportRows, importRoutes.listImports];
  return {
    change: useAct(importRoutes.changeImport, changes),
    sheet: useAct(importRoutes.changeImportSheet, changes),
    column: useAct(importRoutes.changeImportColumn, changes),
    cell: useAct(importRoutes.fixImportCell, changes),
    row: useAct(importRoutes.decideImportRow, changes),
    admit: useAct(importRoutes.admitImport, changes),
    takeBack: useAct(importRoutes.takeImportBack, changes),
    abandon: useAct(importRoutes.abandonImport, changes),
  };
}
