import { expertAccess } from './access/experts.ts';
import { importAccess } from './access/imports.ts';
import { itemsAccess } from './access/items.ts';

/** Who may do what with the libraries, noun by noun. */
export const librariesAccess = { ...expertAccess, ...importAccess, ...itemsAccess };
