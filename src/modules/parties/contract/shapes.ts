import { z } from 'zod';
import { isDay } from '#shared/dates.ts';

/** Small shapes that several nouns of `parties` share. */
export const id = z.string().min(1).max(40);
export const day = z.string().refine(isDay, 'field.invalid_day');
export const name = z.string().trim().min(1).max(100);
/** Empty fields of a form are nothing, not an empty word; a field that is not sent stays as it is. */
export const maybe = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((text) => text || null);
export const maybeId = maybe(40);
export const maybeDay = z
  .union([z.literal(''), day])
  .nullable()
  .transform((text) => text || null);
/** Why: the paper it rests on, or the reason in words. */
export const ground = z.string().trim().min(2).max(200);
export const username = z
  .string()
  .trim()
  .regex(/^[a-zA-Z0-9._-]{3,40}$/u);
