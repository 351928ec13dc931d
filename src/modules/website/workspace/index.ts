import { Newspaper } from 'lucide-react';
import { call } from '#web/workspace/client.ts';
import type { WorkspaceModule } from '#web/workspace/screens.ts';
import { say } from '#shared/words.ts';
import { m } from '#words/messages.js';
import { articleRoutes } from '../contract.ts';

const READ = 'website.read_articles';

export const websiteWorkspace: WorkspaceModule = {
  screens: [
    {
      path: '/articles',
      nav: { group: 'service', label: m.website_nav, icon: Newspaper, order: 60 },
      ability: READ,
      load: () => import('./articles.tsx'),
    },
    { path: '/articles/$articleId', ability: READ, load: () => import('./article.tsx') },
  ],
  actions: [{ label: m.website_new, to: '/articles?new=1', ability: 'website.write_articles' }],
  sources: [
    {
      label: m.website_nav,
      ability: READ,
      find: async (text, signal) => {
        const { rows } = await call(articleRoutes.listArticles, { query: { q: text, pageSize: 8 } }, { signal });
        return rows.map(({ id, title, kind, state }) => ({
          id,
          label: title,
          note: `${say(`code_article_kind_${kind}`)} · ${say(`code_publication_state_${state}`)}`,
          to: `/articles/${id}`,
        }));
      },
    },
  ],
};
