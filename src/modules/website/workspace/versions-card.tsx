import { say } from '#shared/words.ts';
import { Card } from '#web/workspace/card.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { Timeline } from '#web/workspace/timeline.tsx';
import { m } from '#words/messages.js';
import { articleRoutes, type Article } from '../contract.ts';

/** Every version that was published or is in work, each to be read as it was. */
export function VersionsCard({ article }: { article: Article }) {
  const happenings = article.versions.map((version) => ({
    id: String(version.number),
    at: momentOf(version.at).slice(0, 10),
    what: (
      <a
        href={addressOf(articleRoutes.previewArticle, { params: { articleId: article.id }, query: { version: version.number } })}
        target="_blank"
        rel="noopener"
        title={m.website_version_see()}
        className="text-brand-strong"
      >
        {m.website_version_line({ number: version.number, title: version.title })}
      </a>
    ),
    who: version.by,
    ground: [
      say(`code_publication_state_${version.state}`),
      version.isPublic && m.website_version_public(),
      version.reviewedBy && `${m.publication_reviewed()} ${version.reviewedBy}`,
      version.ground,
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <Card title={m.website_versions()}>
      <Timeline label={m.website_versions()} happenings={happenings} />
    </Card>
  );
}
