import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi';
import type { Route } from '#shared/route.ts';
import type { Mounted } from './handlers.ts';
import { edgeRefusals } from './refusals.ts';

export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    fields: z.array(z.object({ path: z.string(), code: z.string(), detail: z.string() })),
  })
  .openapi('Problem');

/** The OpenAPI 3.1 description of every contract's routes, made from the same tables that the edge checks. */
export function describeApi(all: readonly Pick<Mounted, 'routes'>[], about: { title: string; version: string; description: string }) {
  const book = new OpenAPIHono();
  for (const { routes } of all) {
    for (const [name, route] of Object.entries(routes)) book.openAPIRegistry.registerPath(described(name, route));
  }
  return book.getOpenAPI31Document({ openapi: '3.1.0', info: about, servers: [{ url: '/api' }] });
}

function described(name: string, route: Route) {
  return createRoute({
    operationId: name,
    method: route.method,
    path: route.path,
    summary: route.summary,
    tags: [route.access.split('.')[0] ?? 'platform'],
    description: route.access === 'public' ? undefined : `Ability: \`${route.access}\``,
    request: requestOf(route),
    responses: responsesOf(route),
  });
}

function requestOf(route: Route) {
  const upload = route.upload
    ? { content: { 'multipart/form-data': { schema: (route.upload.fields ?? z.object({})).extend({ files: z.array(z.any()) }) } } }
    : undefined;
  const json = route.body ? { content: { 'application/json': { schema: route.body } } } : undefined;
  return { params: route.params, query: route.query, body: upload ?? json };
}

function responsesOf(route: Route) {
  const status = route.answer ? (route.method === 'post' ? 201 : 200) : route.download ? 200 : 204;
  const content = route.answer
    ? { 'application/json': { schema: route.answer } }
    : route.download
      ? { [route.download]: { schema: z.string() } }
      : undefined;
  const own = [...(route.refusals ?? []), edgeRefusals.bad_input, edgeRefusals.not_signed_in, edgeRefusals.not_allowed];
  const refused = new Map<number, string[]>();
  for (const kind of own) refused.set(kind.status, [...(refused.get(kind.status) ?? []), kind.code]);
  const problems = [...refused].map(([code, names]) => [
    String(code),
    { description: names.join(' · '), content: { 'application/problem+json': { schema: problemShape } } },
  ]);
  return { [status]: { description: route.summary, content }, ...Object.fromEntries(problems) };
}
