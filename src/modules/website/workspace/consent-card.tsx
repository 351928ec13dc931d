import { useId, useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Confirm } from '#web/workspace/dialog.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { articleRoutes, type Article } from '../contract.ts';

const CHANGES = [articleRoutes.readArticle, articleRoutes.listArticles];

/** Whether the enterprise agrees to its public page; it may take its word back at any time. */
export function ConsentCard({ article }: { article: Article }) {
  const [open, setOpen] = useState<'give' | 'withdraw' | null>(null);
  const withdraw = useAct(articleRoutes.withdrawConsent, CHANGES);
  const { consent } = article;
  return (
    <Card title={m.website_consent()}>
      <div className="flex flex-col items-start gap-3">
        <p className="m-0 text-table">{consent ? m.website_consent_line(consent) : m.website_consent_none()}</p>
        {article.mayConsent && !consent && <Button onClick={() => setOpen('give')}>{m.website_consent_note()}</Button>}
        {article.mayConsent && consent && (
          <Button look="danger" onClick={() => setOpen('withdraw')}>
            {m.website_consent_withdraw()}
          </Button>
        )}
      </div>
      {open === 'give' && <ConsentSheet article={article} onClose={() => setOpen(null)} />}
      <Confirm
        isOpen={open === 'withdraw'}
        onClose={() => setOpen(null)}
        title={m.website_consent_withdraw()}
        act={m.website_consent_withdraw()}
        isDanger
        onConfirm={async () => {
          await withdraw.mutateAsync({ params: { articleId: article.id } });
          toast(m.website_consent_withdrawn());
        }}
      >
        {m.website_consent_withdraw_sure()}
      </Confirm>
    </Card>
  );
}

function ConsentSheet({ article, onClose }: { article: Article; onClose: () => void }) {
  const formId = useId();
  const give = useAct(articleRoutes.giveConsent, CHANGES);
  const state = useForm(articleRoutes.giveConsent.body, {
    values: { name: '', on: '', statement: '' },
    send: async (body) => {
      await give.mutateAsync({ params: { articleId: article.id }, body });
      toast(m.website_consent_saved());
      onClose();
    },
  });
  return (
    <SideSheet
      title={m.website_consent_note()}
      isOpen
      dims
      onClose={onClose}
      note={<p className="m-0 text-note text-muted">{article.enterprise?.name}</p>}
      foot={
        <Button look="filled" type="submit" form={formId} disabled={state.isSending}>
          {m.website_consent_save()}
        </Button>
      }
    >
      <Form state={state} label={m.website_consent_note()} id={formId}>
        <TextField name="name" label={m.website_consent_name()} />
        <DateField name="on" label={m.website_consent_on()} />
        <TextArea name="statement" label={m.website_consent_statement()} hint={m.website_consent_statement_hint()} />
      </Form>
    </SideSheet>
  );
}
