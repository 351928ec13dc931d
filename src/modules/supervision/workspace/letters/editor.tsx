import { Plus, Save, Table2 } from 'lucide-react';
import { useId, useState } from 'react';
import { z } from 'zod';
import { Button, IconButton } from '#web/workspace/button.tsx';
import { X } from 'lucide-react';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { NumberField, SelectField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import {
  letterContentShape,
  letterRoutes,
  NO_MEETING,
  pastedOfRows,
  rowsOfPasted,
  SECURITY_CLASSES,
  URGENCIES,
  type Letter,
  type LetterContent,
  type LetterPart,
} from '../../contract.ts';
import { optionsOf } from './words.tsx';

/** The fields beside the body; an empty number is nothing. */
const shape = letterContentShape.omit({ body: true, attachments: true, meeting: true }).extend({
  printRun: z.number().int().min(1).max(5000).nullable(),
  heldOn: z.string(),
  place: z.string().max(100),
  chair: z.string().max(60),
  present: z.string().max(600),
  absent: z.string().max(300),
  listening: z.string().max(300),
  recorder: z.string().max(60),
});

type EditorParts = { letter: Letter; onChange: (content: LetterContent) => void };

/** The text of a draft; the preview beside it follows every letter typed. */
export function Editor({ letter, onChange }: EditorParts) {
  const { content } = letter;
  const formId = useId();
  const [body, setBody] = useState<readonly LetterPart[]>(content.body);
  const change = useAct(letterRoutes.changeLetter, [letterRoutes.readLetter, letterRoutes.listLetters, letterRoutes.listLetterVersions]);
  const whole = (typed: z.output<typeof shape>, parts = body): LetterContent => {
    const { heldOn, place, chair, present, absent, listening, recorder, ...rest } = typed;
    const meeting = content.meeting ? { heldOn, place, chair, present, absent, listening, recorder } : null;
    return { ...rest, body: [...parts], attachments: content.attachments, meeting };
  };
  const state = useForm(shape, {
    values: { ...content, ...(content.meeting ?? NO_MEETING) },
    send: async (typed) => {
      await change.mutateAsync({
        params: { letterId: letter.id },
        body: { content: whole(typed), version: letter.version, variant: letter.variant },
      });
      toast(m.supervision_letters_saved());
    },
  });
  const show = (parts = body) => onChange(whole(state.form.getValues() as z.output<typeof shape>, parts));
  return (
    <div onChange={() => show()}>
      <Form
        state={state}
        label={m.supervision_letters_edit()}
        id={formId}
        foot={
          <Button look="filled" type="submit" icon={Save} disabled={state.isSending}>
            {m.supervision_letters_save()}
          </Button>
        }
      >
        <TextArea name="title" label={m.supervision_letters_heading()} rows={2} hint={m.supervision_letters_heading_hint()} />
        {letter.kind !== 'minutes' && <TextField name="mainRecipients" label={m.supervision_letters_main()} />}
        <Body
          parts={body}
          onChange={(parts) => {
            setBody(parts);
            show(parts);
          }}
        />
        <KindFields letter={letter} />
        <TextField name="copiesTo" label={m.supervision_letters_copies()} />
        <div className="grid gap-3 md:grid-cols-3">
          <SelectField name="urgency" label={m.supervision_letters_urgency()} options={optionsOf('urgency', URGENCIES)} />
          <SelectField name="securityClass" label={m.supervision_letters_class()} options={optionsOf('security_class', SECURITY_CLASSES)} />
          <NumberField name="printRun" label={m.supervision_letters_print_run()} unit={m.supervision_letters_copies_unit()} isOptional />
        </div>
        <TextField name="contact" label={m.supervision_letters_contact()} isOptional />
      </Form>
    </div>
  );
}

function KindFields({ letter }: { letter: Letter }) {
  if (letter.kind === 'circular') {
    return <TextField name="approvalGround" label={m.supervision_letters_ground()} hint={m.supervision_letters_ground_hint()} />;
  }
  if (letter.kind === 'bulletin') {
    return (
      <div className="grid gap-3 md:grid-cols-[120px_minmax(0,1fr)]">
        <NumberField name="issueNo" label={m.supervision_letters_issue_no()} unit={m.supervision_letters_issue_unit()} />
        <TextField name="editorsNote" label={m.supervision_letters_editors_note()} isOptional />
      </div>
    );
  }
  if (letter.kind !== 'minutes') return null;
  return (
    <div className="grid gap-3 md:grid-cols-2">
      <DateField name="heldOn" label={m.supervision_letters_held_on()} />
      <TextField name="place" label={m.supervision_letters_place()} />
      <TextField name="chair" label={m.supervision_letters_chair()} />
      <TextField name="recorder" label={m.supervision_letters_recorder()} />
      <TextArea name="present" label={m.supervision_letters_present()} rows={2} />
      <TextArea name="absent" label={m.supervision_letters_absent()} rows={2} isOptional />
      <TextArea name="listening" label={m.supervision_letters_listening()} rows={2} isOptional />
    </div>
  );
}

type BodyParts = { parts: readonly LetterPart[]; onChange: (parts: readonly LetterPart[]) => void };

/** Text and tables one after the other. A table is typed or pasted from a sheet: tabs between cells. */
function Body({ parts, onChange }: BodyParts) {
  const put = (at: number, part: LetterPart) => onChange(parts.map((one, index) => (index === at ? part : one)));
  const remove = (at: number) => onChange(parts.filter((_, index) => index !== at));
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-2 border-0 p-0">
      <legend className="mb-1 p-0 text-table text-muted">{m.supervision_letters_body()}</legend>
      {parts.map((part, at) => (
        // Parts have no names of their own; they stand where they stand.
        // eslint-disable-next-line react/no-array-index-key
        <div key={at} className="relative">
          {part.kind === 'text' ? (
            <textarea
              aria-label={m.supervision_letters_text_part({ number: at + 1 })}
              value={part.text}
              rows={Math.min(
                24,
                Math.max(
                  4,
                  part.text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 20), 0),
                ),
              )}
              onChange={(event) => put(at, { ...part, text: event.target.value })}
              className="w-full rounded-control border border-edge bg-white px-3 py-2 font-serif text-[15px] leading-7"
            />
          ) : (
            <TableFields part={part} number={at + 1} onChange={(next) => put(at, next)} />
          )}
          {parts.length > 1 && (
            <span className="absolute top-1 right-1 rounded-control bg-white">
              <IconButton label={m.supervision_letters_remove_part({ number: at + 1 })} icon={X} onClick={() => remove(at)} />
            </span>
          )}
        </div>
      ))}
      <p className="m-0 text-note text-muted">{m.supervision_letters_body_hint()}</p>
      <div className="flex gap-2">
        <Button size="small" icon={Plus} onClick={() => onChange([...parts, { kind: 'text', text: '' }])}>
          {m.supervision_letters_add_text()}
        </Button>
        <Button size="small" icon={Table2} onClick={() => onChange([...parts, { kind: 'table', caption: '', rows: [['']] }])}>
          {m.supervision_letters_add_table()}
        </Button>
      </div>
    </fieldset>
  );
}

type TablePart = Extract<LetterPart, { kind: 'table' }>;

function TableFields({ part, number, onChange }: { part: TablePart; number: number; onChange: (part: TablePart) => void }) {
  const [typed, setTyped] = useState(() => pastedOfRows(part.rows));
  return (
    <div className="flex flex-col gap-1 rounded-control border border-edge p-2">
      <input
        aria-label={m.supervision_letters_table_caption({ number })}
        placeholder={m.supervision_letters_table_caption({ number })}
        value={part.caption}
        onChange={(event) => onChange({ ...part, caption: event.target.value })}
        className="mr-10 h-8 rounded-control border border-edge px-2.5 max-md:h-11"
      />
      <textarea
        aria-label={m.supervision_letters_table_rows({ number })}
        placeholder={m.supervision_letters_table_hint()}
        value={typed}
        rows={Math.min(14, typed.split('\n').length + 2)}
        onChange={(event) => {
          setTyped(event.target.value);
          const rows = rowsOfPasted(event.target.value);
          onChange({ ...part, rows: rows.length > 0 ? rows : [['']] });
        }}
        className="w-full rounded-control border border-edge px-2.5 py-1.5 font-mono text-table"
      />
    </div>
  );
}
