import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { LETTER_FORMS, letterRoutes, NO_MEETING, type LetterContent, type LetterTemplate } from '../../contract.ts';
import { kindLabel, optionsOf } from './words.tsx';

const keyOf = ({ kind, variant }: Pick<LetterTemplate, 'kind' | 'variant'>) => `${kind} ${variant ?? ''}`.trim();
const shape = z.object({ template: z.string(), form: z.enum(LETTER_FORMS), title: z.string().trim().max(120) });

/** Which kind it is to be; the text then begins as such documents usually do. */
export default function NewLetter() {
  const { data, error, refetch } = useCall(letterRoutes.listLetterTemplates, {});
  return (
    <>
      <PageTitle title={m.supervision_letters_new()} crumbs={[{ label: m.supervision_letters_title(), to: '/letters' }]} />
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <div className="max-w-[640px]">
          <Card>
            <Begin templates={data.rows} issuer={data.issuer} isPlainOnly={data.isPlainOnly} />
          </Card>
        </div>
      ) : (
        <Skeleton />
      )}
      <div className="mt-3">
        <WhoCanSee who={m.supervision_letters_who()} />
      </div>
    </>
  );
}

type BeginParts = { templates: readonly LetterTemplate[]; issuer: string; isPlainOnly: boolean };

function Begin({ templates, issuer, isPlainOnly }: BeginParts) {
  const navigate = useNavigate();
  const draft = useAct(letterRoutes.draftLetter, [letterRoutes.listLetters]);
  const state = useForm(shape, {
    values: { template: 'notice', form: isPlainOnly ? 'plain' : 'official', title: '' },
    send: async ({ template: key, form, title }) => {
      const template = templates.find((one) => keyOf(one) === key);
      if (!template) return;
      const { kind, variant } = template;
      const letter = await draft.mutateAsync({ body: { kind, variant, form, content: begun(template, issuer, title) } });
      await navigate({ to: `/letters/${letter.id}` });
    },
  });
  const key = state.form.watch('template');
  return (
    <Form
      state={state}
      label={m.supervision_letters_new()}
      foot={
        <Button look="filled" type="submit" disabled={state.isSending}>
          {m.supervision_letters_begin()}
        </Button>
      }
    >
      <SelectField
        name="template"
        label={m.supervision_letters_kind()}
        options={templates.map((one) => ({ value: keyOf(one), label: labelOf(one) }))}
        hint={say(`supervision_letters_hint_${key.split(' ')[0] ?? 'notice'}`)}
      />
      <SelectField
        name="form"
        label={m.supervision_letters_form()}
        options={optionsOf('letter_form', isPlainOnly ? ['plain'] : LETTER_FORMS)}
        hint={isPlainOnly ? m.supervision_letters_plain_only() : m.supervision_letters_form_hint()}
      />
      <TextField name="title" label={m.supervision_letters_heading()} isOptional />
      <p className="m-0 text-note text-watch">{m.supervision_letters_secret_note()}</p>
    </Form>
  );
}

const labelOf = (template: LetterTemplate) =>
  template.variant ? `${say(`code_letter_kind_${template.kind}`)} · ${kindLabel(template)}` : kindLabel(template);

function begun({ kind, title, mainRecipients, opening, outline, closings }: LetterTemplate, issuer: string, wanted: string): LetterContent {
  const [closing] = closings;
  return {
    title: wanted || title.replace('{issuer}', issuer),
    mainRecipients,
    copiesTo: '',
    body: [{ kind: 'text', text: [opening, ...outline, ...(closing ? [closing] : [])].join('\n') }],
    attachments: [],
    securityClass: 'open',
    urgency: 'normal',
    contact: '',
    printRun: null,
    approvalGround: '',
    meeting: kind === 'minutes' ? NO_MEETING : null,
    issueNo: kind === 'bulletin' ? 1 : null,
    editorsNote: '',
  };
}
