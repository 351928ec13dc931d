import { useCall } from '#web/workspace/query.ts';
import type { Option } from '#web/workspace/choice.tsx';
import { codeRoutes } from '#modules/parties/contract.ts';

/** The fields of technology, first level only: recipients are chosen roughly. */
export function useFieldOptions(): readonly Option[] {
  const { data } = useCall(codeRoutes.listCodes, { params: { list: 'field' }, query: { state: 'active', pageSize: 100 } });
  return (data?.rows ?? []).filter(({ parentCode }) => !parentCode).map(({ code, name }) => ({ value: code, label: name }));
}
