import { Refusal, type FieldProblem } from '#shared/refusal.ts';
import { refusalKey, saySafe, type Locale } from '#shared/words.ts';
import type { z } from 'zod';
import type { Log } from '#platform/log/log.ts';
import { edgeRefusals } from './refusals.ts';

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId: string;
  readonly fields: readonly { path: string; code: string; detail: string }[];
};

const sentenceOf = (code: string, values: Readonly<Record<string, string | number>>, locale: Locale) =>
  saySafe(refusalKey(code), code, values, locale);

/** The one place where what went wrong becomes an answer (RFC 9457). A fault is logged and shown as a number only. */
export function problemOf(error: unknown, asked: { requestId: string; locale: Locale; log: Log }): Problem {
  const refusal = asRefusal(error);
  if (!refusal) {
    asked.log.error({ err: error, requestId: asked.requestId }, 'fault');
    const detail = sentenceOf('edge.fault', { requestId: asked.requestId }, asked.locale);
    return { type: 'about:blank', title: detail, status: 500, code: 'edge.fault', detail, requestId: asked.requestId, fields: [] };
  }
  const detail = sentenceOf(refusal.kind.code, refusal.values, asked.locale);
  return {
    type: `/api/reference#${refusal.kind.code}`,
    title: detail,
    status: refusal.kind.status,
    code: refusal.kind.code,
    detail,
    requestId: asked.requestId,
    fields: refusal.fields.map((field) => ({
      path: field.path,
      code: field.code,
      detail: sentenceOf(field.code, field.values ?? {}, asked.locale),
    })),
  };
}

/** Errors of PostgreSQL that mean the world, not we: out of room, going away, taking too long, a broken wall. */
const WORLD: Readonly<Record<string, Refusal['kind']>> = {
  '53100': edgeRefusals.unavailable,
  '53300': edgeRefusals.unavailable,
  '57P01': edgeRefusals.unavailable,
  '57P02': edgeRefusals.unavailable,
  '57P03': edgeRefusals.unavailable,
  '57014': edgeRefusals.unavailable,
  ECONNREFUSED: edgeRefusals.unavailable,
  ECONNRESET: edgeRefusals.unavailable,
  EPIPE: edgeRefusals.unavailable,
  ENOENT: edgeRefusals.unavailable,
  ENOSPC: edgeRefusals.unavailable,
};

/** What the database's client says without a code when its connection is gone, or none can be had in time. */
const LOST = /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/;

function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const isLost = cause instanceof Error && LOST.test(cause.message);
  const kind = WORLD[code] ?? (isLost ? edgeRefusals.unavailable : undefined);
  return kind ? new Refusal(kind) : null;
}

/** Turns what zod found into named places: `/indicators/0/value`. */
export function fieldProblems(error: z.ZodError, prefix = ''): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const path = `${prefix}/${issue.path.map(String).join('/')}`.replace(/\/$/, '');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: `${path}/${key}`, code: 'field.unknown' }));
    }
    return [{ path, code: fieldCode(issue), values: limitsOf(issue) }];
  });
}

function fieldCode(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' && /^[a-z_]+\.[a-z_]+$/.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'field.missing';
  return `field.${issue.code}`;
}

function limitsOf(issue: z.core.$ZodIssue): Record<string, string | number> {
  if (issue.code === 'too_small') return { limit: Number(issue.minimum) };
  if (issue.code === 'too_big') return { limit: Number(issue.maximum) };
  return {};
}
