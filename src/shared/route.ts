import type { z } from 'zod';
import type { RefusalKind } from './refusal.ts';

/** One route of a contract: what goes in, what comes out, who may (an ability of the module's access table), how it may be refused. */
export type Route = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api`, OpenAPI style: `/enterprises/{enterpriseId}`. */
  readonly path: string;
  /** One line for the reference page. */
  readonly summary: string;
  /** The ability asked for, `module.verb_noun`; `public` needs none. */
  readonly access: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON body, or `file` for multipart uploads (`files`: up to 20). */
  readonly body?: z.ZodType;
  readonly upload?: { readonly maxBytes: number; readonly maxFiles: number; readonly fields?: z.ZodObject };
  /** JSON answer, or the media type of a file. */
  readonly answer?: z.ZodType;
  readonly download?: string;
  readonly refusals?: readonly RefusalKind[];
  /** The answer holds a one-time secret: it is never kept for a repeated call. */
  readonly isSecret?: boolean;
};

export type Routes = Readonly<Record<string, Route>>;

type Input<S> = S extends z.ZodType ? z.input<S> : undefined;
type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a caller sends. */
export type Sent<R extends Route> = (R['params'] extends z.ZodType ? { params: Input<R['params']> } : unknown) &
  (R['query'] extends z.ZodType ? { query?: Input<R['query']> } : unknown) &
  (R['body'] extends z.ZodType ? { body: Input<R['body']> } : unknown) &
  (R['upload'] extends object ? { files: readonly File[]; fields?: Readonly<Record<string, string>> } : unknown);

/** What a handler receives, parsed. */
export type Received<R extends Route> = {
  readonly params: Output<R['params']>;
  readonly query: Output<R['query']>;
  readonly body: Output<R['body']>;
  readonly files: readonly File[];
  readonly fields: R['upload'] extends { fields: z.ZodType } ? Output<R['upload']['fields']> : undefined;
};

/** What comes back. */
export type Answered<R extends Route> = R['answer'] extends z.ZodType ? z.output<R['answer']> : undefined;

/** Declares a contract's table of routes, keeping its exact types. */
export function routes<const T extends Routes>(table: T): T {
  return table;
}
