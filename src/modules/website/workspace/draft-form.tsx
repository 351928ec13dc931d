import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Markdown } from '#web/theme/markdown.tsx';
import '#web/theme/prose.css';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { Tabs } from '#web/workspace/tabs.tsx';
import { usePhone } from '#web/workspace/use-phone.ts';
import { m } from '#words/messages.js';
import type { Article } from '../contract.ts';
import type { DraftStatus, useDraft } from './use-draft.ts';

type FormParts = { article: Article; draft: ReturnType<typeof useDraft>; onReload: () => Promise<void> };

/** Title, summary and text, in Chinese and if wanted in English; the text beside its looks. */
export function DraftForm({ article, draft, onReload }: FormParts) {
  const [tab, setTab] = useState('zh');
  return (
    <Card title={m.website_text()} aside={<Status status={draft.status} />}>
      {draft.status.kind === 'failed' && draft.status.isConflict && (
        <div role="alert" className="mb-3 flex flex-wrap items-center gap-3 rounded-control bg-late-tint px-3 py-2 text-table text-late">
          <span>{m.refusal_website_changed_meanwhile({ title: article.title })}</span>
          <Button size="small" onClick={() => void onReload()}>
            {m.website_reload()}
          </Button>
        </div>
      )}
      <Form state={draft.state} label={m.website_text()}>
        <Tabs
          label={m.website_text()}
          value={tab}
          onChange={setTab}
          tabs={[
            { key: 'zh', label: m.website_chinese(), content: <Fields article={article} isEnglish={false} /> },
            { key: 'en', label: m.website_english(), content: <Fields article={article} isEnglish /> },
          ]}
        />
      </Form>
    </Card>
  );
}

function Status({ status }: { status: DraftStatus }) {
  const text =
    status.kind === 'saved'
      ? m.website_saved_at({ at: momentOf(status.at) })
      : status.kind === 'saving'
        ? m.website_saving()
        : status.kind === 'failed'
          ? m.website_not_saved()
          : m.website_unsaved();
  return (
    <span role="status" className={status.kind === 'failed' ? 'text-late' : ''}>
      {text}
    </span>
  );
}

function Fields({ article, isEnglish }: { article: Article; isEnglish: boolean }) {
  const name = (field: string) => (isEnglish ? `${field}En` : field);
  return (
    <div className="flex flex-col gap-4" lang={isEnglish ? 'en' : undefined}>
      <TextField name={name('title')} label={m.website_field_title()} isOptional={isEnglish} />
      <TextArea name={name('summary')} label={m.website_field_summary()} hint={m.website_field_summary_hint()} rows={2} isOptional />
      {!isEnglish && article.kind === 'call' && <DateField name="closesOn" label={m.website_field_closes()} />}
      <Body name={name('body')} />
      {article.picture && (
        <TextField
          name={name('pictureAlt')}
          label={m.website_field_picture_alt()}
          hint={m.website_field_picture_alt_hint()}
          isOptional={isEnglish}
        />
      )}
    </div>
  );
}

/** On a wide screen both at once, on a phone one or the other. */
function Body({ name }: { name: string }) {
  const isPhone = usePhone();
  const [view, setView] = useState('write');
  const write = <TextArea name={name} label={m.website_field_body()} hint={m.website_field_body_hint()} rows={isPhone ? 16 : 24} />;
  if (isPhone) {
    const tabs = [
      { key: 'write', label: m.website_view_write(), content: write },
      { key: 'preview', label: m.website_view_preview(), content: <Preview name={name} /> },
    ];
    return <Tabs label={m.website_view()} value={view} onChange={setView} tabs={tabs} />;
  }
  return (
    <div className="grid grid-cols-2 gap-4">
      {write}
      <div className="flex min-w-0 flex-col gap-1">
        <span className="text-table text-muted">{m.website_view_preview()}</span>
        <Preview name={name} />
      </div>
    </div>
  );
}

function Preview({ name }: { name: string }) {
  const text = String(useWatch({ name }) ?? '');
  return (
    <div
      role="region"
      aria-label={m.website_view_preview()}
      tabIndex={0}
      className="prose max-h-[34rem] min-h-[20rem] flex-1 overflow-y-auto rounded-control border border-row bg-white px-4 py-3"
    >
      {text.trim() ? <Markdown text={text} /> : <p className="text-muted">{m.website_preview_empty()}</p>}
    </div>
  );
}

/** What may not be changed now, as it reads. */
export function WrittenText({ article }: { article: Article }) {
  const { verbs } = article.publication;
  const isLocked = !verbs.includes('publish') && verbs.some((verb) => verb === 'take_back' || verb === 'revise');
  return (
    <Card title={m.website_text()}>
      {isLocked && <p className="m-0 mb-3 rounded-control bg-waiting-tint px-3 py-2 text-table text-waiting">{m.website_locked()}</p>}
      {article.summary && <p className="m-0 mb-3 text-body text-muted">{article.summary}</p>}
      <div className="prose max-w-[42em]">
        <Markdown text={article.body} />
      </div>
      {article.bodyEn.trim() && (
        <div className="prose mt-6 max-w-[42em] border-t border-row pt-4" lang="en">
          <h2>{article.titleEn}</h2>
          <Markdown text={article.bodyEn} />
        </div>
      )}
    </Card>
  );
}
