import { accessTable } from '#platform/access/table.ts';

export const websiteAccess = accessTable({});
