import { useMemo } from 'react';
import { saySafe } from '#shared/words.ts';
import { useCall } from '#web/workspace/query.ts';
import { getLocale } from '#words/runtime.js';
import { type CellProblem, type ImportLedger } from '../../contract/imports.ts';
import { synonymRoutes, type ImportField } from '../../contract/synonyms.ts';

/** The title of a kind of problem. */
export const problemTitle = (code: string) => saySafe(`code_import_problem_title_${code}`, code);
/** What happened, in a sentence. */
export const problemSentence = (problem: Pick<CellProblem, 'code' | 'values'>) =>
  saySafe(`code_import_problem_${problem.code}`, problem.code, problem.values);
export const reasonText = (reason: string) => saySafe(`code_import_reason_${reason}`, reason);
export const ledgerText = (ledger: string) => saySafe(`code_import_ledger_${ledger}`, ledger);

export type Fields = {
  readonly name: (ledger: ImportLedger | null, id: string) => string;
  readonly of: (ledger: ImportLedger) => readonly ImportField[];
};

/** What columns may hold, by their names in the person's language. */
export function useFields(): Fields {
  const { data } = useCall(synonymRoutes.listImportFields, {});
  return useMemo(() => {
    const rows = data?.rows ?? [];
    const names = new Map(rows.map((field) => [`${field.ledger}.${field.id}`, getLocale() === 'en' ? field.en : field.zh]));
    return {
      name: (ledger, id) => {
        const [plain, year] = id.split('@');
        const name = names.get(`${ledger}.${plain}`) ?? plain ?? id;
        return year ? `${name} ${year}` : name;
      },
      of: (ledger) => rows.filter((field) => field.ledger === ledger),
    };
  }, [data]);
}
