import type { SiteRoute } from '#platform/http/site.ts';
import { siteFrame } from '#modules/parties/index.ts';
import { ListPage, Nothing, PageHead, SearchForm } from '#web/site/list.tsx';
import { page } from '#web/site/page.tsx';
import { m } from '#words/messages.js';

/** For an address that is not there: said plainly, with a way on. */
export const missingPage: SiteRoute = {
  path: '/404',
  show: async (ctx, asked) => {
    const { locale } = ctx;
    const title = m.site_missing({}, { locale });
    const children = (
      <ListPage
        head={<PageHead locale={locale} title={title} />}
        tools={<SearchForm locale={locale} action="/search" hint={m.site_search_hint({}, { locale })} text="" />}
      >
        <Nothing
          why={m.site_missing_why({}, { locale })}
          links={[{ label: m.site_home_page({}, { locale }), href: '/' }, ...asked.sections]}
        />
      </ListPage>
    );
    return page({ title, locale, path: '/', frame: await siteFrame(ctx, asked), isUnlisted: true, children });
  },
};
