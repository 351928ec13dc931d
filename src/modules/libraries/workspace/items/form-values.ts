import { z } from 'zod';
import { achievementDraftShape } from '../../contract/achievements.ts';
import { MATURITIES, type ItemNoun } from '../../contract/item-codes.ts';
import { FIELDS_OF, piecesOf } from '../../contract/item-fields.ts';
import { projectDraftShape } from '../../contract/projects.ts';
import { PROVENANCE_SOURCES } from '../../contract/provenance.ts';
import type { AnyItem } from './item-form.tsx';
import { FEN_PER_WAN } from './words.ts';

const FORMS = {
  words: z.string(),
  names: z.string(),
  money: z.number().min(0).max(100_000).nullable(),
  count: z.number().int().min(0).max(1_000_000).nullable(),
} as const;

/** The contract's shape as the form holds it: money in 万元, lists as text, a choice that may be empty. */
export function formShapeOf(noun: ItemNoun, isNew: boolean): z.ZodObject {
  const contract: z.ZodObject = noun === 'achievement' ? achievementDraftShape : projectDraftShape;
  const changed = Object.fromEntries(
    FIELDS_OF[noun].flatMap((field): [string, z.ZodType][] => {
      if (field.name === 'maturity') return [[field.name, z.enum(['', ...MATURITIES.map(String)])]];
      if (field.form in FORMS) return [[field.name, FORMS[field.form as keyof typeof FORMS]]];
      const isOptionalCode = field.form === 'code' && !['kind', 'state'].includes(field.name);
      return isOptionalCode ? [[field.name, z.string()]] : [];
    }),
  );
  const provenance = z.object({
    source: z.enum(PROVENANCE_SOURCES),
    sourceText: z.string().trim().min(2).max(200),
    terms: z.string().trim().min(2).max(200),
  });
  return contract.extend({ ...changed, ownerName: z.string(), ownerId: z.string(), ...(isNew ? { provenance } : {}) });
}

/** What the form begins with. */
export function typedOf(noun: ItemNoun, item: AnyItem | null): Record<string, unknown> {
  const told = (item ?? {}) as Record<string, unknown>;
  const fields = FIELDS_OF[noun].map(({ name, form }): [string, unknown] => {
    const value = told[name];
    if (form === 'money') return [name, typeof value === 'number' ? value / FEN_PER_WAN : null];
    if (form === 'count') return [name, value ?? null];
    if (form === 'words' || form === 'names') return [name, Array.isArray(value) ? value.join('、') : ''];
    if (form === 'codes') return [name, value ?? []];
    if (form === 'yes_no') return [name, value ?? false];
    if (name === 'kind') return [name, value ?? (noun === 'achievement' ? 'patent' : 'ordinary')];
    if (name === 'state') return [name, value ?? 'planned'];
    return [name, value === null || value === undefined ? '' : String(value)];
  });
  return {
    ...Object.fromEntries(fields),
    ownerId: told['ownerId'] ?? '',
    internalFields: told['internalFields'] ?? [],
    ...(item ? {} : { provenance: { source: 'own_statement', sourceText: '', terms: '' } }),
  };
}

/** What the form sends: 万元 to 分, text to lists, empty choices to nothing. `owner` is what is said of the owner, if anything. */
export function sentOf(
  noun: ItemNoun,
  values: Record<string, unknown>,
  owner: { readonly ownerId?: string | null; readonly ownerName?: string },
): Record<string, unknown> {
  const fields = FIELDS_OF[noun]
    .filter(({ name }) => name !== 'ownerName')
    .map(({ name, form }): [string, unknown] => {
      const value = values[name];
      if (form === 'money') return [name, typeof value === 'number' ? Math.round(value * FEN_PER_WAN) : null];
      if (form === 'words' || form === 'names') return [name, piecesOf(name, String(value ?? ''))];
      if (name === 'maturity') return [name, value ? Number(value) : null];
      if (form === 'code') return [name, value || null];
      return [name, value];
    });
  return {
    ...Object.fromEntries(fields),
    ...owner,
    internalFields: values['internalFields'],
    ...(values['provenance'] ? { provenance: values['provenance'] } : {}),
  };
}
