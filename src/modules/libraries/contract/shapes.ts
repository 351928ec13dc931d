import { z } from 'zod';
import { isDay } from '#shared/dates.ts';

/** Small shapes that the nouns of `libraries` share. */
export const id = z.string().min(1).max(40);
export const day = z.string().refine(isDay, 'field.invalid_day');
/** Empty fields of a form are nothing, not an empty word; a field that is not sent stays as it is. */
export const maybe = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((text) => text || null);
export const maybeDay = z
  .union([z.literal(''), day])
  .nullable()
  .transform((text) => text || null);
/** Why: the paper it rests on, or the reason in words. */
export const ground = z.string().trim().min(2).max(200);
/** 分. */
export const fen = z.number().int().min(0).max(100_000_000_000);
export const year = z.number().int().min(1950).max(2199);
/** Short words in a list: subjects, key words. */
export const words = (most: number) => z.array(z.string().trim().min(1).max(40)).max(most);
