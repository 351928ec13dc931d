import { z } from 'zod';
import { isDay } from '#shared/dates.ts';

/** Shapes that the contracts of a need's life share. */
export const id = z.string().min(1).max(40);
export const day = z.string().refine(isDay, 'field.invalid_day');
export const words = (most: number) => z.string().trim().min(2).max(most);
/** Words that may be left out; empty is nothing. */
export const maybeWords = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((text) => text || null);
export const maybeDay = z
  .union([z.literal(''), day])
  .nullish()
  .transform((text) => text || null);
export const fileIds = z.array(id).max(10).default([]);
export const needParams = z.object({ needId: id });
/** A person with the office they work in. */
export const personShape = z.object({ id, name: z.string(), orgName: z.string() });
export const fileShape = z.object({ id, name: z.string(), mediaType: z.string(), sizeBytes: z.number().int() });
