import { useParams } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import { useState } from 'react';
import type { PublicationStep } from '#shared/publication.ts';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { PublicationChip, PublicationPanel } from '#web/workspace/publication-panel.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { queueRoutes } from '#shared/queue.ts';
import { sessionRoutes } from '#shared/me.ts';
import { m } from '#words/messages.js';
import { articleRoutes, type Article } from '../contract.ts';
import { ConsentCard } from './consent-card.tsx';
import { DiscardDraft } from './discard-draft.tsx';
import { DraftForm, WrittenText } from './draft-form.tsx';
import { PapersCard, PictureCard } from './files-cards.tsx';
import { useDraft } from './use-draft.ts';
import { VersionsCard } from './versions-card.tsx';

/** One article: its text in work, and at the side what is needed to make it public. */
export default function ArticlePage() {
  const { articleId = '' } = useParams({ strict: false }) as { articleId?: string };
  const { data, error, refetch } = useCall(articleRoutes.readArticle, { params: { articleId } });
  const [opened, setOpened] = useState(0);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data || data.id !== articleId) return <Skeleton lines={12} />;
  const reload = async () => {
    await refetch();
    setOpened(opened + 1);
  };
  const key = `${articleId} ${data.number} ${data.isChangeable} ${opened}`;
  return data.isChangeable ? <InWork key={key} article={data} onReload={reload} /> : <AsItIs key={key} article={data} />;
}

function InWork({ article, onReload }: { article: Article; onReload: () => Promise<void> }) {
  const draft = useDraft(article);
  return (
    <Frame article={article} saveNow={draft.saveNow} onEdition={draft.tookEdition}>
      <DraftForm article={article} draft={draft} onReload={onReload} />
    </Frame>
  );
}

function AsItIs({ article }: { article: Article }) {
  return (
    <Frame article={article}>
      <WrittenText article={article} />
    </Frame>
  );
}

type FrameParts = {
  article: Article;
  saveNow?: () => Promise<void>;
  onEdition?: (edition: number) => void;
  children: React.ReactNode;
};

const CHANGES = [articleRoutes.readArticle, articleRoutes.listArticles, queueRoutes.readQueue, sessionRoutes.me];

function Frame({ article, saveNow, onEdition, children }: FrameParts) {
  const step = useAct(articleRoutes.stepArticle, CHANGES);
  const take = async (body: PublicationStep) => {
    await saveNow?.();
    await step.mutateAsync({ params: { articleId: article.id }, body });
  };
  const seePreview = async () => {
    await saveNow?.();
    window.open(addressOf(articleRoutes.previewArticle, { params: { articleId: article.id } }), '_blank', 'noopener');
  };
  const marks = article.secretMarks.map((mark) => say(`code_secret_mark_${mark}`)).join(', ');
  return (
    <>
      <PageTitle
        title={article.title}
        crumbs={[{ label: m.website_list_title(), to: '/articles' }]}
        chips={<PublicationChip publication={article.publication} />}
        note={[say(`code_article_kind_${article.kind}`), article.park?.name ?? m.website_whole_city(), article.enterprise?.name]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            {article.isChangeable && article.publication.submitted === null && article.number === 1 && <DiscardDraft article={article} />}
            <Button icon={Eye} onClick={() => void seePreview()}>
              {m.website_preview_page()}
            </Button>
          </>
        }
      />
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-3">{children}</div>
        <div className="flex min-w-0 flex-col gap-3">
          <PublicationPanel
            publication={article.publication}
            title={article.title}
            onStep={take}
            {...(marks && { confidentialNote: m.website_marks({ marks }) })}
            {...(article.publicPath && { publicPath: article.publicPath })}
          />
          {article.kind === 'showcase' && <ConsentCard article={article} />}
          <PictureCard article={article} saveNow={saveNow} onEdition={onEdition} />
          <PapersCard article={article} saveNow={saveNow} onEdition={onEdition} />
          <VersionsCard article={article} />
          <Card>
            <WhoCanSee who={m.website_who()} />
          </Card>
        </div>
      </div>
    </>
  );
}
