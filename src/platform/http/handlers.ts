import type { Answered, Received, Route, Routes } from '#shared/route.ts';
import type { Ctx } from '#platform/ctx.ts';

/** A file as an answer. */
export type FileAnswer = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array; readonly isInline?: boolean };

export type Handler<R extends Route> = (
  ctx: Ctx,
  received: Received<R>,
) => Promise<R['download'] extends string ? FileAnswer : R['answer'] extends object ? Answered<R> : void>;

export type Handlers<T extends Routes> = { readonly [K in keyof T]: Handler<T[K]> };

/** One module's share of the API: the contract's table and what each route calls. */
export type Mounted = { readonly routes: Routes; readonly handlers: Readonly<Record<string, Handler<Route>>> };

/** Joins a contract's table with its handlers; every route has one, of the right type. */
export function mounted<const T extends Routes>(routes: T, handlers: Handlers<T>): Mounted {
  return { routes, handlers: handlers as unknown as Mounted['handlers'] };
}
