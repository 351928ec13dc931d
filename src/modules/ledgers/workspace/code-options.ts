import { codeRoutes, type Code } from '#modules/parties/contract.ts';
import { saySafe } from '#shared/words.ts';
import type { Option } from '#web/workspace/choice.tsx';
import { call } from '#web/workspace/client.ts';
import { useCall } from '#web/workspace/query.ts';
import { useMe } from '#web/workspace/session.tsx';

const MOST = 100;
/** A second level stands a little to the right of its first. */
const INDENT = '\u2003';

const labelOf = (list: string, { code, name }: Code) => saySafe(`code_${list}_${code.replaceAll('.', '_')}`, name);

/** The high-tech fields, first and second level, as options. */
export function useFieldOptions(): readonly Option[] {
  const { data } = useCall(codeRoutes.listCodes, { params: { list: 'field' }, query: { state: 'active', pageSize: MOST } });
  return (data?.rows ?? []).map((row) => ({ value: row.code, label: `${row.parentCode ? INDENT : ''}${labelOf('field', row)}` }));
}

export function useCertificateOptions(): readonly Option[] {
  const { data } = useCall(codeRoutes.listCodes, { params: { list: 'certificate_kind' }, query: { state: 'active', pageSize: MOST } });
  return (data?.rows ?? []).map((row) => ({ value: row.code, label: labelOf('certificate', row) }));
}

/** Industries by a part of their name or code; only classes and groups, as forms want them. */
export async function findIndustry(q: string): Promise<readonly Option[]> {
  const { rows } = await call(codeRoutes.listCodes, { params: { list: 'industry' }, query: { q, state: 'active', pageSize: 40 } });
  return rows.filter((row) => row.code.length > 3).map((row) => ({ value: row.code, label: `${row.code} ${row.name}` }));
}

/** The parks in the person's sight. */
export const useParkOptions = (): readonly Option[] => useMe().parks.map(({ id, name }) => ({ value: id, label: name }));
