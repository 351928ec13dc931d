import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi';
import type { RefusalKind } from '#shared/refusal.ts';
import type { Route, Routes } from '#shared/route.ts';
import { edgeRefusals } from './refusals.ts';

export const problemShape = z
  .object({
    type: z.string().openapi({ description: 'Where the refusal is explained', example: '/api/reference#edge.bad_input' }),
    title: z.string().openapi({ description: 'One sentence in the language of the request' }),
    status: z.number().int().openapi({ example: 422 }),
    code: z.string().openapi({ description: 'What a program branches on', example: 'edge.bad_input' }),
    detail: z.string(),
    requestId: z.string().openapi({ description: 'As in the header X-Request-Id; names the log’s lines' }),
    fields: z
      .array(z.object({ path: z.string().openapi({ example: '/contacts/0/phone' }), code: z.string(), detail: z.string() }))
      .openapi({ description: 'Every wrong place of the input' }),
  })
  .openapi('Problem');

const idempotencyKey = z.object({
  'idempotency-key': z.string().max(200).optional().openapi({
    description: 'A name of your own for this act: sent again with the same body it has no second effect and gives the first answer',
    example: '5f0c1c1e-visit-2026-03-02',
  }),
});

/** The OpenAPI 3.1 description of every contract's routes, made from the same tables that the edge checks. */
export function describeApi(all: readonly { readonly routes: Routes }[], about: { title: string; version: string; description: string }) {
  const book = new OpenAPIHono();
  book.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'ruyuan.session_token',
    description: 'Set by POST /session; send the header Origin (this host) with every request that changes something.',
  });
  for (const { routes } of all) {
    for (const [name, route] of Object.entries(routes)) book.openAPIRegistry.registerPath(described(name, route));
  }
  return book.getOpenAPI31Document({ openapi: '3.1.0', info: about, servers: [{ url: '/api' }] });
}

/** The module whose ability is asked for; what concerns one's own session and account stands together. */
function tagOf({ path, access }: Route): string {
  if (/^\/(me|session|first-administrator)\b/.test(path)) return 'sessions';
  return access === 'public' ? 'public' : (access.split('.')[0] ?? 'public');
}

function described(name: string, route: Route) {
  const isPublic = route.access === 'public';
  return createRoute({
    operationId: name,
    method: route.method,
    path: route.path,
    summary: route.summary,
    tags: [tagOf(route)],
    description: isPublic ? undefined : `Ability: \`${route.access}\``,
    security: isPublic ? [] : [{ session: [] }],
    request: requestOf(route),
    responses: responsesOf(route),
  });
}

function requestOf(route: Route) {
  const upload = route.upload
    ? { content: { 'multipart/form-data': { schema: (route.upload.fields ?? z.object({})).extend({ files: filesOf(route.upload) }) } } }
    : undefined;
  const json = route.body ? { required: true, content: { 'application/json': { schema: route.body } } } : undefined;
  const headers = route.method === 'get' || route.isSecret ? undefined : idempotencyKey;
  return { params: route.params, query: route.query, headers, body: upload ?? json };
}

function filesOf({ maxBytes, maxFiles }: NonNullable<Route['upload']>) {
  const description = `Up to ${maxFiles} files of ${Math.floor(maxBytes / 1_048_576)} MiB`;
  return z.array(z.any().openapi({ type: 'string', format: 'binary' })).openapi({ description });
}

/** What any route may answer besides its own refusals. */
function commonRefusals(route: Route): readonly RefusalKind[] {
  const { bad_input, not_signed_in, not_allowed, too_many_requests, unavailable, body_too_large } = edgeRefusals;
  const guarded = route.access === 'public' ? [] : [not_signed_in, not_allowed];
  return [bad_input, ...guarded, too_many_requests, unavailable, ...(route.body || route.upload ? [body_too_large] : [])];
}

function responsesOf(route: Route) {
  const status = route.answer ? (route.method === 'post' ? 201 : 200) : route.download ? 200 : 204;
  const content = route.answer
    ? { 'application/json': { schema: route.answer } }
    : route.download
      ? { [route.download]: { schema: z.string() } }
      : undefined;
  const refused = new Map<number, Set<string>>();
  for (const { status: code, code: name } of [...(route.refusals ?? []), ...commonRefusals(route)]) {
    refused.set(code, (refused.get(code) ?? new Set()).add(name));
  }
  const problems = [...refused].map(([code, names]) => [
    String(code),
    { description: [...names].join(' · '), content: { 'application/problem+json': { schema: problemShape } } },
  ]);
  return { [status]: { description: route.summary, content }, ...Object.fromEntries(problems) };
}
