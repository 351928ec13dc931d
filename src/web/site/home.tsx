import type { Locale } from '#shared/locales.ts';
import { m } from '#words/messages.js';
import { Figures, Heading, PolicyInPlainWords, RuledList, Section, type PlainPolicy, type SiteFigure } from './parts.tsx';
import { Door, type DoorKind } from './door.tsx';
import type { SiteHomeBlock, SiteLink } from '#shared/site.ts';
import { FoundCards } from './list.tsx';

type Listed<T> = { readonly title: string; readonly note?: string; readonly more?: SiteLink; readonly rows: readonly T[] };

/** Every block of the home page is given; a block that is not there is not shown. */
export type HomeBlocks = {
  readonly locale: Locale;
  readonly title: readonly string[];
  readonly lede: readonly string[];
  readonly search?: { readonly action: string; readonly hint: string; readonly often: readonly SiteLink[] };
  readonly check?: {
    readonly action: string;
    readonly title: string;
    readonly lede: string;
    readonly questions: readonly {
      readonly name: string;
      readonly label: string;
      readonly options: readonly { value: string; label: string }[];
    }[];
    readonly act: string;
    readonly note: string;
  };
  readonly doors: readonly { readonly kind: DoorKind; readonly title: string; readonly links: readonly SiteLink[] }[];
  readonly policies?: Listed<PlainPolicy>;
  readonly figures?: Listed<SiteFigure>;
  /** What the modules give, in their order. */
  readonly blocks?: readonly SiteHomeBlock[];
};

export function Home(blocks: HomeBlocks) {
  const { doors, policies, figures, blocks: given = [] } = blocks;
  return (
    <>
      <Hero {...blocks} />
      {doors.length > 0 && (
        <div className="site-container site-doors">
          {doors.map((door) => (
            <section key={door.kind}>
              <Door kind={door.kind} />
              <div>
                <h2>{door.title}</h2>
                <ul>
                  {door.links.map(({ label, href }) => (
                    <li key={href}>
                      <a href={href}>{label}</a>
                    </li>
                  ))}
                </ul>
              </div>
            </section>
          ))}
        </div>
      )}
      {policies && (
        <Section {...policies}>
          <div className="site-policies">
            {policies.rows.map((policy, index) => (
              <PolicyInPlainWords key={policy.link.href} policy={policy} isLead={index === 0} />
            ))}
          </div>
        </Section>
      )}
      {inRows(given).map((row) => (
        <Row key={row[0].title} blocks={row} />
      ))}
      {figures && blocks.check && (
        <Section {...figures} isPaper>
          <Figures figures={figures.rows} />
        </Section>
      )}
    </>
  );
}

type Row = readonly [SiteHomeBlock, ...SiteHomeBlock[]];

/** Two blocks that stand as a pair share a row; any other has its own. */
function inRows(blocks: readonly SiteHomeBlock[]): Row[] {
  const rows: Row[] = [];
  for (const block of blocks) {
    const before = rows.at(-1);
    const isSecond = block.look === 'pair' && before?.length === 1 && before[0].look === 'pair';
    if (isSecond) rows[rows.length - 1] = [before[0], block];
    else rows.push([block]);
  }
  return rows;
}

function Row({ blocks }: { blocks: Row }) {
  const [block] = blocks;
  if (blocks.length === 1) {
    return (
      <Section title={block.title} note={block.note} more={block.more}>
        <BlockRows block={block} />
      </Section>
    );
  }
  return (
    <section className="site-section">
      <div className="site-container site-pair">
        {blocks.map((one) => (
          <div key={one.title}>
            <Heading title={one.title} note={one.note} more={one.more} />
            <BlockRows block={one} />
          </div>
        ))}
      </div>
    </section>
  );
}

function BlockRows({ block }: { block: SiteHomeBlock }) {
  return block.look === 'cards' ? <FoundCards rows={block.rows} /> : <RuledList rows={block.rows} />;
}

function Hero({ locale, title, lede, search, check, figures }: HomeBlocks) {
  return (
    <section className="site-hero">
      <div className="site-container">
        <div className="site-hero-words">
          <h1>
            {title.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </h1>
          <p>
            {lede.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
          {search && (
            <>
              <form className="site-search" role="search" action={search.action} method="get">
                <input type="search" name="q" aria-label={search.hint} placeholder={search.hint} />
                <button type="submit">{m.site_search({}, { locale })}</button>
              </form>
              <p className="site-often">
                <span>{m.site_often({}, { locale })}</span>
                {search.often.map(({ label, href }) => (
                  <a key={href} href={href}>
                    {label}
                  </a>
                ))}
              </p>
            </>
          )}
        </div>
        {!check && figures && (
          <section className="site-check">
            <h2>{figures.title}</h2>
            {figures.note && <p>{figures.note}</p>}
            <Figures figures={figures.rows} />
          </section>
        )}
        {check && (
          <form className="site-check" action={check.action} method="get">
            <h2>{check.title}</h2>
            <p>{check.lede}</p>
            {check.questions.map(({ name, label, options }) => (
              <label key={name}>
                <b>{label}</b>
                <select name={name} defaultValue="">
                  <option value="">{m.site_choose({}, { locale })}</option>
                  {options.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
                  <option value="unknown">{m.site_not_sure({}, { locale })}</option>
                </select>
              </label>
            ))}
            <button type="submit">{check.act}</button>
            <small>{check.note}</small>
          </form>
        )}
      </div>
    </section>
  );
}
