import { accessTable } from '#platform/access/table.ts';

export const librariesAccess = accessTable({});
