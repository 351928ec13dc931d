import type { SiteFound, SiteHomeBlock, SiteLink, SiteRefused } from '#shared/site.ts';
import type { Locale } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';

/** A section of the public site, in the header of every page; they stand by their `order`. */
export type SiteSection = { readonly label: (locale: Locale) => string; readonly href: string; readonly order: number };

/** A block of the home page; null when there is nothing to show. Blocks stand by their `order`. */
export type SiteHomeSource = { readonly order: number; readonly block: (ctx: Ctx) => Promise<SiteHomeBlock | null> };

/**
 * One kind of public rows in the site's search. Every word must be in the row; the search engine of the whole
 * platform may take its place later without a change here.
 */
export type SiteSearch = {
  /** In the address: `/search?kind=experts`. */
  readonly kind: string;
  readonly label: (locale: Locale) => string;
  readonly order: number;
  readonly find: (
    ctx: Ctx,
    asked: { readonly words: readonly string[]; readonly limit: number; readonly offset: number },
  ) => Promise<{ readonly rows: readonly SiteFound[]; readonly total: number }>;
};

/** Addresses of public pages with the day each changed last. */
export type SiteMap = (ctx: Ctx) => Promise<readonly { readonly path: string; readonly changedOn?: string | undefined }[]>;

/** What all modules gave to the site. */
export type SiteShares = {
  readonly home: readonly SiteHomeSource[];
  readonly search: readonly SiteSearch[];
  readonly maps: readonly SiteMap[];
};

/** What a public page is asked with. `sections` is the same on every page. */
export type SiteAsked = {
  /** The address with its query, without the choice of a language. */
  readonly path: string;
  /** `https://…` of this place, without a slash at the end. */
  readonly origin: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly sections: readonly SiteLink[];
  readonly shares: SiteShares;
  /** The page's form came back and was refused: what was typed, and what is wrong with it. */
  readonly refused?: SiteRefused;
};

/** A page that is not HTML: a feed, the map, a picture. */
export type SiteFile = {
  readonly mediaType: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** Offered for download under this name instead of shown. */
  readonly name?: string;
};

/** One kind of public page; null when there is no such thing. Rendered whole on the server, for nobody in particular. */
export type SiteRoute = {
  readonly path: string;
  readonly show: (ctx: Ctx, asked: SiteAsked) => Promise<string | SiteFile | null>;
  /** Takes the page's form, sent without JavaScript, and answers the address to go on to. A refusal shows the page again. */
  readonly take?: (ctx: Ctx, asked: SiteAsked, values: Readonly<Record<string, string>>) => Promise<string>;
  /** For whoever holds its address only: kept nowhere, shown to no search engine. */
  readonly isPrivate?: boolean;
};
