import { m } from '#words/messages.js';
import type { Answered, Route, Sent } from '#shared/route.ts';

/** One wrong place in what was sent, its sentence already in the person's language. */
export type ClientProblem = { readonly path: string; readonly code: string; readonly detail: string };

/** The server said no, or could not be reached (`code` `web.offline`). `message` is the sentence to show. */
export class ClientRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly ClientProblem[];
  /** The number to give to whoever helps; empty when the server was not reached. */
  readonly requestId: string;

  constructor(status: number, code: string, sentence: string, requestId = '', fields: readonly ClientProblem[] = []) {
    super(sentence);
    this.name = 'ClientRefusal';
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.fields = fields;
  }
}

type Loose = {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  files?: readonly File[];
  fields?: Record<string, string>;
};

export type CallOptions = {
  readonly signal?: AbortSignal;
  /** Same key, same act: give the first one's key to try again safely. */
  readonly idempotencyKey?: string;
};

/** Refusals that mean nobody is signed in (any more). */
const SIGNED_OUT = ['sessions.not_signed_in', 'edge.not_signed_in', 'edge.session_expired'];

let onSignedOut: () => void = () => {};

/** What to do when a call finds that nobody is signed in any more; the shell shows the sign-in page over the address. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** Calls a route of a contract and gives its parsed answer (a `Blob` where the route is a download). Throws `ClientRefusal`. */
export async function call<R extends Route>(
  route: R,
  sent: Sent<R>,
  options: CallOptions = {},
): Promise<R['download'] extends string ? Blob : Answered<R>> {
  const response = await send(route, sent as Loose, options);
  if (!response.ok) throw await refusalOf(response);
  if (route.download) return (await response.blob()) as never;
  if (!route.answer || response.status === 204) return undefined as never;
  return route.answer.parse(await response.json()) as never;
}

async function send(route: Route, sent: Loose, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: route.download ?? 'application/json' };
  if (route.method !== 'get') headers['idempotency-key'] = options.idempotencyKey ?? crypto.randomUUID?.() ?? randomKey();
  if (sent.body !== undefined) headers['content-type'] = 'application/json';
  const body = sent.files ? formOf(sent.files, sent.fields ?? {}) : sent.body === undefined ? null : JSON.stringify(sent.body);
  try {
    return await fetch(addressOf(route, sent), {
      method: route.method.toUpperCase(),
      headers,
      body,
      credentials: 'same-origin',
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ClientRefusal(0, 'web.offline', m.web_offline());
  }
}

/** The address of a route below `/api`, also for links to downloads. Empty query values are left out; lists repeat the name. */
export function addressOf(route: Route, sent: { params?: Record<string, unknown>; query?: Record<string, unknown> }): string {
  const path = route.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(String(sent.params?.[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(sent.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one));
    }
  }
  return `/api${path}${query.size > 0 ? `?${query}` : ''}`;
}

function formOf(files: readonly File[], fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append('files', file, file.name);
  return form;
}

/** Reads problem JSON; anything else (a proxy's page) becomes a refusal with the status and no more. */
async function refusalOf(response: Response): Promise<ClientRefusal> {
  const problem = (await response.json().catch(() => ({}))) as Partial<{
    code: string;
    detail: string;
    requestId: string;
    fields: ClientProblem[];
  }>;
  const refusal = new ClientRefusal(
    response.status,
    problem.code ?? 'web.fault',
    problem.detail ?? m.web_fault({ status: response.status }),
    problem.requestId ?? response.headers.get('x-request-id') ?? '',
    problem.fields ?? [],
  );
  if (SIGNED_OUT.includes(refusal.code)) onSignedOut();
  return refusal;
}

/** On plain http in a government intranet `crypto.randomUUID` does not exist. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
