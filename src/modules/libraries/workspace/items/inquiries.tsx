import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { Button } from '#web/workspace/button.tsx';
import { Chip, type Tone } from '#web/workspace/chip.tsx';
import { call } from '#web/workspace/client.ts';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextArea } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { DataGrid, type Column } from '#web/workspace/grid/data-grid.tsx';
import { linkTo } from '#web/workspace/link-to.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { inquiryRoutes, INQUIRY_STATES, type Inquiry } from '../../contract/inquiries.ts';
import { codeLabel, itemPath, optionsOf } from './words.ts';

const TONES: Readonly<Record<Inquiry['state'], Tone>> = { open: 'watch', answered: 'done', set_aside: 'waiting' };
const CHANGED = [inquiryRoutes.listInquiries];

/** 成果咨询: what visitors asked, and what was answered. */
export default function Inquiries() {
  const [open, setOpen] = useState<Inquiry | null>(null);
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const itemFilter = search['itemId']
    ? [{ key: 'itemId', label: m.libraries_inquiry_about(), options: [{ value: search['itemId'], label: m.libraries_inquiry_this() }] }]
    : [];
  return (
    <>
      <PageTitle title={m.libraries_inquiries()} note={m.libraries_inquiries_note()} />
      <DataGrid<Inquiry>
        id="inquiries"
        label={m.libraries_inquiries()}
        columns={columnsOf(setOpen)}
        rowId={(row) => row.id}
        filters={[{ key: 'state', label: m.libraries_inquiry_state(), options: optionsOf('inquiry_state', INQUIRY_STATES) }, ...itemFilter]}
        searchHint={m.libraries_inquiry_search()}
        source={{
          key: [inquiryRoutes.listInquiries.path],
          load: (query, signal) => call(inquiryRoutes.listInquiries, { query: query as never }, { signal }),
        }}
        empty={{
          why: m.libraries_inquiry_empty(),
          action: <Button onClick={() => void navigate({ to: '/achievements' })}>{m.libraries_achievements()}</Button>,
        }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.libraries_inquiry_who()} />
      </div>
      {open && <InquirySheet key={open.id} inquiry={open} onClose={() => setOpen(null)} />}
    </>
  );
}

const columnsOf = (open: (inquiry: Inquiry) => void): Column<Inquiry>[] => [
  {
    key: 'question',
    label: m.libraries_inquiry_question(),
    width: 320,
    render: (row) => (
      <button type="button" onClick={() => open(row)} className="max-w-full truncate text-left text-brand-strong">
        {row.question}
      </button>
    ),
  },
  { key: 'title', label: m.libraries_inquiry_about(), width: 220, isFact: true, render: (row) => row.title },
  {
    key: 'name',
    label: m.libraries_inquiry_name(),
    isFact: true,
    render: (row) => [row.name, row.organisation].filter(Boolean).join(' · '),
  },
  {
    key: 'state',
    label: m.libraries_inquiry_state(),
    isFact: true,
    render: (row) => <Chip tone={TONES[row.state]}>{codeLabel('inquiry_state', row.state)}</Chip>,
  },
  { key: 'receivedAt', label: m.libraries_inquiry_received(), render: (row) => momentOf(row.receivedAt) },
  { key: 'answeredBy', label: m.libraries_inquiry_by(), isHidden: true, render: (row) => row.answeredBy ?? '' },
];

const shape = z.object({ state: z.enum(['answered', 'set_aside']), answer: z.string().trim().min(2).max(1000) });

function InquirySheet({ inquiry, onClose }: { inquiry: Inquiry; onClose: () => void }) {
  const answer = useAct(inquiryRoutes.answerInquiry, CHANGED);
  const reopen = useAct(inquiryRoutes.reopenInquiry, CHANGED);
  const params = { inquiryId: inquiry.id };
  const state = useForm(shape, {
    values: { state: 'answered', answer: '' },
    send: async (body) => {
      await answer.mutateAsync({ params, body });
      toast(m.libraries_inquiry_done({ name: inquiry.name }), () => void reopen.mutateAsync({ params }));
      onClose();
    },
  });
  const isOpen = inquiry.state === 'open';
  const foot = isOpen ? (
    <Button look="filled" type="submit" form="inquiry" disabled={state.isSending}>
      {m.libraries_inquiry_answer_act()}
    </Button>
  ) : (
    <Button onClick={() => void reopen.mutateAsync({ params }).then(onClose)}>{m.libraries_inquiry_reopen()}</Button>
  );
  const facts = [
    [m.libraries_inquiry_question(), inquiry.question],
    [m.libraries_inquiry_name(), [inquiry.name, inquiry.organisation].filter(Boolean).join(' · ')],
    [m.libraries_inquiry_contact(), inquiry.contact],
    [m.libraries_inquiry_received(), momentOf(inquiry.receivedAt)],
    [m.libraries_inquiry_answer(), inquiry.answer],
    [m.libraries_inquiry_by(), inquiry.answeredBy && inquiry.answeredAt ? `${inquiry.answeredBy} ${momentOf(inquiry.answeredAt)}` : null],
  ] as const;
  return (
    <SideSheet
      title={m.libraries_inquiry()}
      isOpen
      onClose={onClose}
      foot={foot}
      note={<Chip tone={TONES[inquiry.state]}>{codeLabel('inquiry_state', inquiry.state)}</Chip>}
    >
      {reopen.error && <ErrorState error={reopen.error} />}
      <p className="mt-0 mb-3">
        <Link {...linkTo(itemPath(inquiry.noun, inquiry.itemId))} className="font-bold text-brand-strong no-underline">
          {inquiry.title}
        </Link>
      </p>
      <dl className="m-0 mb-4 flex flex-col gap-3">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt className="text-note text-muted">{label}</dt>
                <dd className="m-0 whitespace-pre-wrap">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {isOpen && (
        <Form state={state} id="inquiry" label={m.libraries_inquiry_answer_act()}>
          <SelectField
            name="state"
            label={m.libraries_inquiry_state()}
            options={[
              { value: 'answered', label: codeLabel('inquiry_state', 'answered') },
              { value: 'set_aside', label: codeLabel('inquiry_state', 'set_aside') },
            ]}
          />
          <TextArea name="answer" label={m.libraries_inquiry_answer()} hint={m.libraries_inquiry_answer_hint()} rows={4} />
        </Form>
      )}
    </SideSheet>
  );
}
