/** What modules give to the public site; the pages around it are `web/site`, the composing is the module website's. */

export type SiteLink = { readonly label: string; readonly href: string };

/** A row of a ruled list: when, what, how much, by whom. `isSoon` is for a deadline within seven days only. */
export type SiteRow = {
  readonly when: string;
  readonly whenNote?: string | undefined;
  readonly isSoon?: boolean | undefined;
  readonly link: SiteLink;
  readonly note?: string | undefined;
  readonly amount?: string | undefined;
  readonly amountNote?: string | undefined;
  readonly by?: string | undefined;
};

/** Something found: its kind and where it comes from, its title, a few lines, at most three facts. */
export type SiteFound = {
  readonly kind: string;
  /** `loess` for what is missing or wanted (需求), plain for what is there. */
  readonly tone?: 'loess' | undefined;
  readonly from: string;
  readonly link: SiteLink;
  readonly text: string;
  readonly facts?: readonly (readonly [string, string])[] | undefined;
  readonly picture?: { readonly src: string; readonly alt: string } | undefined;
};

/**
 * A block of the home page. `list`: ruled rows over the whole width; `pair`: the same, two blocks side by side;
 * `cards`: three short descriptions beside each other. A block without rows is left out.
 */
export type SiteHomeBlock = {
  readonly title: string;
  readonly note?: string | undefined;
  readonly more?: SiteLink | undefined;
} & (
  | { readonly look: 'list' | 'pair'; readonly rows: readonly SiteRow[] }
  | { readonly look: 'cards'; readonly rows: readonly SiteFound[] }
);

/** A form that was refused: what was typed, and what is wrong with it. */
export type SiteRefused = {
  readonly values: Readonly<Record<string, string>>;
  readonly detail: string;
  readonly fields: readonly { readonly path: string; readonly detail: string }[];
};

/** Words as people type them in a search field: at most eight, no longer than forty characters each. */
export function searchWords(text: string): string[] {
  return text
    .split(/[\s,，、;；]+/u)
    .filter((word) => word !== '')
    .slice(0, 8)
    .map((word) => word.slice(0, 40));
}
