import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { Confirm } from '#web/workspace/dialog.tsx';
import { useAct } from '#web/workspace/query.ts';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { articleRoutes, type Article } from '../contract.ts';

/** Only for what nobody but its writers has seen. */
export function DiscardDraft({ article }: { article: Article }) {
  const [isOpen, setOpen] = useState(false);
  const navigate = useNavigate();
  const discard = useAct(articleRoutes.discardArticle, [articleRoutes.listArticles]);
  return (
    <>
      <Button icon={Trash2} onClick={() => setOpen(true)}>
        {m.website_discard()}
      </Button>
      <Confirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={m.website_discard()}
        act={m.website_discard()}
        isDanger
        onConfirm={async () => {
          await discard.mutateAsync({ params: { articleId: article.id } });
          toast(m.website_discarded());
          await navigate({ to: '/articles' });
        }}
      >
        {m.website_discard_sure({ title: article.title })}
      </Confirm>
    </>
  );
}
