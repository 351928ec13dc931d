import type { Context } from 'hono';
import { createHash } from 'node:crypto';
import { Refusal, type FieldProblem } from '#shared/refusal.ts';
import type { Received, Route } from '#shared/route.ts';
import type { z } from 'zod';
import { fieldProblems } from './problems.ts';
import { edgeRefusals } from './refusals.ts';

const MAX_KEY = 100;

export type ReceivedRequest = { readonly input: Received<Route>; readonly digest: string };

/** Reads and checks everything a request brings: path, query, body or files. All wrong places are named at once. */
export async function receive(route: Route, request: Context): Promise<ReceivedRequest> {
  const problems: FieldProblem[] = [];
  const check = (shape: z.ZodType | undefined, value: unknown, prefix: string): unknown => {
    if (!shape) return undefined;
    const parsed = shape.safeParse(value, { reportInput: true });
    if (parsed.success) return parsed.data;
    problems.push(...fieldProblems(parsed.error, prefix));
    return undefined;
  };
  if ((request.req.header('idempotency-key') ?? '').length > MAX_KEY) {
    problems.push({ path: '/idempotency-key', code: 'field.too_big', values: { limit: MAX_KEY } });
  }
  const params = check(route.params, request.req.param(), '/params');
  const query = check(route.query, queryOf(request), '/query');
  const { body, files, fields, digest } = await bodyOf(route, request);
  const checkedBody = check(route.body, body, '');
  const checkedFields = check(route.upload?.fields, fields, '');
  if (problems.length > 0) throw new Refusal(edgeRefusals.bad_input, { count: problems.length }, problems);
  const input = { params, query, body: checkedBody, files, fields: checkedFields };
  return { input: input as unknown as Received<Route>, digest };
}

/** One value a name, or a list where a name is repeated. */
function queryOf(request: Context): Record<string, string | string[]> {
  const all = Object.entries(request.req.queries());
  return Object.fromEntries(all.map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]));
}

type Body = { body: unknown; files: File[]; fields: Record<string, string>; digest: string };

async function bodyOf(route: Route, request: Context): Promise<Body> {
  const none: Body = { body: undefined, files: [], fields: {}, digest: '' };
  if (route.upload) return filesOf(route.upload, request);
  if (!route.body) return none;
  if (!(request.req.header('content-type') ?? '').startsWith('application/json')) {
    throw new Refusal(edgeRefusals.wrong_media_type, { expected: 'application/json' });
  }
  const text = await request.req.text();
  try {
    return { ...none, body: JSON.parse(text), digest: text };
  } catch {
    throw new Refusal(edgeRefusals.bad_input, { count: 1 }, [{ path: '', code: 'field.not_json' }]);
  }
}

async function filesOf(upload: NonNullable<Route['upload']>, request: Context): Promise<Body> {
  if (!(request.req.header('content-type') ?? '').startsWith('multipart/form-data')) {
    throw new Refusal(edgeRefusals.wrong_media_type, { expected: 'multipart/form-data' });
  }
  const form = await request.req.formData();
  const files = [...form.values()].filter((value) => value instanceof File);
  if (files.length > upload.maxFiles) throw new Refusal(edgeRefusals.too_many_files, { limit: upload.maxFiles });
  if (files.length === 0) throw new Refusal(edgeRefusals.bad_input, { count: 1 }, [{ path: '/files', code: 'field.missing' }]);
  if (files.some((file) => file.size > upload.maxBytes)) {
    throw new Refusal(edgeRefusals.body_too_large, { megabytes: Math.floor(upload.maxBytes / 1_048_576) });
  }
  const fields = Object.fromEntries([...form.entries()].filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  const hash = createHash('sha256').update(JSON.stringify(fields));
  for (const file of files) hash.update(file.name).update(new Uint8Array(await file.arrayBuffer()));
  return { body: undefined, files, fields, digest: hash.digest('hex') };
}
