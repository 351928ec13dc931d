import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, IconButton } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import {
  articleFileRoutes,
  articleRoutes,
  ATTACHMENT_ENDINGS,
  MAX_ATTACHMENT_BYTES,
  MAX_ATTACHMENTS,
  MAX_PICTURE_BYTES,
  PICTURE_ENDINGS,
  type Article,
} from '../contract.ts';

type CardParts = {
  article: Article;
  saveNow: (() => Promise<void>) | undefined;
  onEdition: ((edition: number) => void) | undefined;
};

const CHANGES = [articleRoutes.readArticle];
const accepting = (endings: readonly string[]) => endings.map((ending) => `.${ending}`).join(',');
const addressOfFile = (articleId: string, fileId: string) =>
  addressOf(articleFileRoutes.openArticleFile, { params: { articleId, fileId } });

/** Saves the text first, then does it; the answer's edition is the one to go on with. */
function useFileAct({ saveNow, onEdition }: CardParts) {
  const [error, setError] = useState<unknown>(null);
  const act = async (doing: () => Promise<{ edition: number }>) => {
    setError(null);
    try {
      await saveNow?.();
      onEdition?.((await doing()).edition);
    } catch (problem) {
      setError(problem);
    }
  };
  return { act, problem: error === null ? null : <ErrorState error={error} /> };
}

/** One picture, shown above the text and in lists. */
export function PictureCard(parts: CardParts) {
  const { article } = parts;
  const params = { articleId: article.id };
  const { act, problem } = useFileAct(parts);
  const bring = useAct(articleFileRoutes.bringPicture, CHANGES);
  const remove = useAct(articleFileRoutes.removePicture, CHANGES);
  if (!article.picture && !article.isChangeable) return null;
  return (
    <Card title={m.website_picture()}>
      <div className="flex flex-col gap-2">
        {problem}
        {article.picture ? (
          <img
            src={addressOfFile(article.id, article.picture.id)}
            alt={article.pictureAlt ?? article.picture.name}
            className="aspect-[3/2] w-full rounded-control border border-row object-cover"
          />
        ) : (
          <FileDrop
            label={m.website_picture_drop()}
            hint={m.website_picture_hint()}
            accept={accepting(PICTURE_ENDINGS)}
            maxFiles={1}
            maxBytes={MAX_PICTURE_BYTES}
            files={[]}
            onChange={(files) => files.length > 0 && void act(() => bring.mutateAsync({ params, files }))}
          />
        )}
        {article.picture && article.isChangeable && (
          <Button size="small" onClick={() => void act(() => remove.mutateAsync({ params }))}>
            {m.website_remove()}
          </Button>
        )}
      </div>
    </Card>
  );
}

/** Papers to take along. */
export function PapersCard(parts: CardParts) {
  const { article } = parts;
  const { act, problem } = useFileAct(parts);
  const bring = useAct(articleFileRoutes.bringAttachments, CHANGES);
  const remove = useAct(articleFileRoutes.removeAttachment, CHANGES);
  if (article.attachments.length === 0 && !article.isChangeable) return null;
  return (
    <Card title={m.website_papers()}>
      <div className="flex flex-col gap-2">
        {problem}
        <Papers>
          {article.attachments.map(({ id, name }) => (
            <li key={id} className="flex min-h-9 items-center gap-2 border-b border-row text-table">
              <a href={addressOfFile(article.id, id)} className="min-w-0 truncate text-brand-strong">
                {name}
              </a>
              {article.isChangeable && (
                <IconButton
                  className="ml-auto"
                  icon={X}
                  label={`${m.website_remove()} ${name}`}
                  onClick={() => void act(() => remove.mutateAsync({ params: { articleId: article.id, fileId: id } }))}
                />
              )}
            </li>
          ))}
        </Papers>
        {article.isChangeable && (
          <FileDrop
            label={m.website_papers_drop()}
            hint={m.website_papers_hint()}
            accept={accepting(ATTACHMENT_ENDINGS)}
            maxFiles={MAX_ATTACHMENTS}
            maxBytes={MAX_ATTACHMENT_BYTES}
            files={[]}
            onChange={(files) => files.length > 0 && void act(() => bring.mutateAsync({ params: { articleId: article.id }, files }))}
          />
        )}
      </div>
    </Card>
  );
}

function Papers({ children }: { children: readonly ReactNode[] }) {
  return children.length > 0 ? <ul className="m-0 list-none p-0">{children}</ul> : null;
}
