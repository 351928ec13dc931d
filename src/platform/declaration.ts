import type { QueueItem } from '#shared/queue.ts';
import type { AccessTable } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Listener } from '#platform/events/record.ts';
import type { FigureSource } from '#platform/figures.ts';
import type { Mounted } from '#platform/http/handlers.ts';
import type { SiteHomeSource, SiteMap, SiteRoute, SiteSearch, SiteSection } from '#platform/http/site-parts.ts';
import type { Job } from '#platform/jobs/queue.ts';

/** What a module gives to the program; `app.ts` collects them. */
export type Declaration = {
  readonly name: string;
  readonly access: AccessTable;
  readonly api: readonly Mounted[];
  readonly listeners?: readonly Listener[];
  readonly jobs?: readonly Job[];
  /** What every city starts with: code lists, synonyms, the calendar. Called once, on an empty database. */
  readonly prepare?: (ctx: Ctx) => Promise<void>;
  /** Its share of the demo city; called once, in the order of the declarations, on an empty database. */
  readonly seed?: (ctx: Ctx) => Promise<void>;
  /** Numbers beside the navigation, by count key. */
  readonly counts?: (ctx: Ctx) => Promise<Readonly<Record<string, number>>>;
  /** What waits for the person acting, at most `QUEUE_LIMIT`; composed into one list and counted as `queue`. */
  readonly queue?: (ctx: Ctx) => Promise<readonly QueueItem[]>;
  /** Its indicators: what summaries and reports measure, with the rows behind each. */
  readonly figures?: readonly FigureSource[];
  /** Its pages of the public site, and the sections they add to its header. */
  readonly site?: readonly SiteRoute[];
  readonly siteSections?: readonly SiteSection[];
  /** Its blocks of the home page. */
  readonly siteHome?: readonly SiteHomeSource[];
  /** What of its own a visitor finds by the site's search field. */
  readonly siteSearch?: readonly SiteSearch[];
  /** Its public pages for `sitemap.xml`. */
  readonly siteMap?: SiteMap;
  /** The page for an address that is not there; one module gives it. */
  readonly siteMissing?: SiteRoute;
};
