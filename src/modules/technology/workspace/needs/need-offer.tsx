import { useState } from 'react';
import type { PublicationStep } from '#shared/publication.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card, CardRow } from '#web/workspace/card.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { PublicationPanel } from '#web/workspace/publication-panel.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { needRaisingRoutes, offerTextShape } from '../../contract/need-raising.ts';
import type { NeedDetail } from '../../contract/needs.ts';
import { LIFE_CHANGED } from './life-words.ts';

/** What visitors read of a need: only a summary, only when its enterprise agreed, past the gate and a second person. */
export function NeedOffer({ need }: { need: NeedDetail }) {
  const params = { needId: need.id };
  const { data, error, refetch } = useCall(needRaisingRoutes.readNeedOffer, { params });
  const publish = useAct(needRaisingRoutes.publishNeedOffer, LIFE_CHANGED);
  const [isWriting, setWriting] = useState(false);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  const { publication, title, summary, isAgreed, canWrite, answers } = data;
  const note = need.isConfidential ? m.technology_page_offer_confidential() : isAgreed ? undefined : m.technology_page_offer_not_agreed();
  const onStep = async (step: PublicationStep) => {
    await publish.mutateAsync({ params, body: step });
  };
  return (
    <>
      <Card
        title={m.technology_page_offer()}
        aside={
          canWrite &&
          isAgreed &&
          !isWriting && (
            <Button size="small" onClick={() => setWriting(true)}>
              {title ? m.technology_page_offer_change() : m.technology_page_offer_write()}
            </Button>
          )
        }
      >
        {isWriting ? (
          <OfferForm needId={need.id} title={title ?? need.title ?? ''} summary={summary ?? ''} onDone={() => setWriting(false)} />
        ) : title ? (
          <>
            <p className="m-0 font-bold">{title}</p>
            <p className="m-0 text-table whitespace-pre-line">{summary}</p>
          </>
        ) : (
          <p className="m-0 text-table text-muted">{note ?? m.technology_page_offer_none()}</p>
        )}
      </Card>
      {(title || publication.verbs.length > 0) && isAgreed && (
        <PublicationPanel
          publication={publication}
          title={title ?? need.title ?? ''}
          onStep={onStep}
          publicPath={`/needs/${need.id}`}
          {...(note && { confidentialNote: note })}
        />
      )}
      {answers.length > 0 && (
        <Card title={m.technology_page_offer_answers({ count: answers.length })} flush>
          {answers.map((answer) => (
            <CardRow key={answer.id}>
              <p className="m-0">
                <b>{answer.name}</b> <span className="text-muted">{[answer.orgName, answer.contact].filter(Boolean).join(' · ')}</span>
              </p>
              <p className="m-0 whitespace-pre-line">{answer.text}</p>
              <p className="m-0 text-note text-muted">{momentOf(answer.receivedAt)}</p>
            </CardRow>
          ))}
        </Card>
      )}
    </>
  );
}

function OfferForm({ needId, title, summary, onDone }: { needId: string; title: string; summary: string; onDone: () => void }) {
  const write = useAct(needRaisingRoutes.writeNeedOffer, LIFE_CHANGED);
  const state = useForm(offerTextShape, {
    values: { title, summary },
    send: async (body) => {
      await write.mutateAsync({ params: { needId }, body });
      toast(m.technology_page_offer_written());
      onDone();
    },
  });
  const foot = (
    <>
      <Button onClick={onDone}>{m.web_keep_as_is()}</Button>
      <Button look="filled" type="submit" disabled={state.isSending}>
        {m.technology_page_offer_save()}
      </Button>
    </>
  );
  return (
    <Form state={state} label={m.technology_page_offer()} foot={foot}>
      <TextField name="title" label={m.technology_page_offer_title()} />
      <TextArea name="summary" label={m.technology_page_offer_summary()} hint={m.technology_page_offer_summary_hint()} rows={5} />
    </Form>
  );
}
