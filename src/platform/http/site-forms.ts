import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import type { z } from 'zod';
import { Refusal } from '#shared/refusal.ts';
import { fieldProblems } from './problems.ts';
import { edgeRefusals } from './refusals.ts';

const MAX_FORM_BYTES = 64 * 1024;

/** What stands before every form of a public page: not from another site, not longer than a letter. */
export const formGuards = [csrf(), bodyLimit({ maxSize: MAX_FORM_BYTES })] as const;

/** The fields of a plain form, as typed; files are none of its business. */
export async function fieldsOf(request: Context): Promise<Record<string, string>> {
  const form = await request.req.parseBody();
  return Object.fromEntries(Object.entries(form).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

/** The fields as a contract's shape wants them. Refuses, naming every wrong place at once. */
export function checkedForm<S extends z.ZodType>(shape: S, values: unknown): z.output<S> {
  const parsed = shape.safeParse(values, { reportInput: true });
  if (parsed.success) return parsed.data;
  const problems = fieldProblems(parsed.error, '');
  throw new Refusal(edgeRefusals.bad_input, { count: problems.length }, problems);
}
