import type { ReactNode } from 'react';
import type { Ctx } from '#platform/ctx.ts';
import type { SiteAsked } from '#platform/http/site.ts';
import type { LinkRow } from '#platform/links/link.ts';

/** What a one-time link asks, and what is done with the answer. */
export type LinkForm = {
  /** Null when there is nothing to answer any more. */
  readonly show: (
    ctx: Ctx,
    link: LinkRow,
    asked: SiteAsked,
  ) => Promise<{ readonly title: string; readonly lede: string; readonly children: ReactNode } | null>;
  /** Uses the link up and does what was answered, together or not at all. */
  readonly take: (ctx: Ctx, token: string, values: Readonly<Record<string, string>>) => Promise<void>;
  readonly thanks: (ctx: Ctx) => string;
};
