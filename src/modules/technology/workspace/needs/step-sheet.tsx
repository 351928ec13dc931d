import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { ComboboxField } from '#web/workspace/form/combobox.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextArea } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { organisationRoutes } from '#modules/parties/contract.ts';
import { m } from '#words/messages.js';
import type { NeedVerb } from '../../contract/need-life-codes.ts';
import { needLifeRoutes, needStepShape } from '../../contract/need-life.ts';
import type { NeedState } from '../../contract/needs.ts';
import { needLife } from '../../procedure.ts';
import { AssigneeField } from './assignee-field.tsx';
import { leadsTo, verbLabel } from './life-words.ts';
import { ScoreField } from './score-field.tsx';
import { useSteps } from './use-step.ts';
import { stateLabel } from './words.ts';

const MIB = 1024 * 1024;
/** Steps to which a paper or a picture is often attached. */
const WITH_FILES: readonly NeedVerb[] = ['carry_out', 'solve', 'confirm_for', 'attempt', 'look', 'fail', 'lose', 'dispute'];

export type StepBegun = { readonly needId: string; readonly title: string; readonly state: NeedState; readonly verb: NeedVerb };

/** The form of one step: only what this step asks for. */
export function StepSheet({ begun, onClose }: { begun: StepBegun; onClose: () => void }) {
  const { needId, title, state: seen, verb } = begun;
  const { step } = useSteps();
  const [files, setFiles] = useState<readonly File[]>([]);
  const isGrounded = needLife.steps[verb].isGrounded === true;
  const form = useForm(needStepShape, {
    values: { verb, seen, ground: '', note: '', personId: null, officeId: null, lookOn: '', dueOn: '', result: '', score: null },
    send: async (body) => {
      const brought = files.length > 0 ? (await call(needLifeRoutes.bringNeedFiles, { files })).files : [];
      await step(
        needId,
        { ...body, personId: body.personId || null, officeId: body.officeId || null, fileIds: brought.map(({ id }) => id) },
        title,
      );
      onClose();
    },
  });
  const to = leadsTo(verb, seen);
  return (
    <SideSheet
      title={`${verbLabel(verb)} · ${title}`}
      isOpen
      onClose={onClose}
      dims
      note={
        <p className="m-0 text-note text-muted">
          {to === seen
            ? m.technology_page_step_stays({ state: stateLabel(seen) })
            : m.technology_page_step_leads({ from: stateLabel(seen), to: stateLabel(to) })}
        </p>
      }
      foot={
        <Button look="filled" type="submit" form="need-step" disabled={form.isSending}>
          {verbLabel(verb)}
        </Button>
      }
    >
      <Form state={form} id="need-step" label={verbLabel(verb)}>
        <Asked needId={needId} verb={verb} />
        {isGrounded && <TextArea name="ground" label={m.technology_page_step_ground()} hint={groundHint(verb)} rows={3} />}
        {verb !== 'solve' && <TextArea name="note" label={noteLabel(verb)} rows={3} isOptional />}
        {WITH_FILES.includes(verb) && (
          <FileDrop
            label={m.technology_page_step_files()}
            hint={m.technology_page_step_files_hint()}
            accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
            maxFiles={5}
            maxBytes={20 * MIB}
            files={files}
            onChange={setFiles}
          />
        )}
      </Form>
    </SideSheet>
  );
}

/** What the step cannot be taken without. */
function Asked({ needId, verb }: { needId: string; verb: NeedVerb }) {
  switch (verb) {
    case 'assign':
      return <AssigneeField needId={needId} />;
    case 'transfer':
      return <ComboboxField name="officeId" label={m.technology_page_step_office()} find={findOffice} />;
    case 'watch':
    case 'look':
      return <DateField name="lookOn" label={m.technology_page_step_look_on()} />;
    case 'give_time':
      return <DateField name="dueOn" label={m.technology_page_step_due_on()} />;
    case 'solve':
      return <TextArea name="result" label={m.technology_page_step_result()} hint={m.technology_page_step_result_hint()} rows={5} />;
    case 'confirm':
    case 'confirm_for':
      return <ScoreField />;
    default:
      return null;
  }
}

function groundHint(verb: NeedVerb): string {
  if (verb === 'return') return m.technology_page_ground_return();
  if (verb === 'transfer') return m.technology_page_ground_transfer();
  if (verb === 'fail') return m.technology_page_ground_fail();
  return verb === 'confirm_for' ? m.technology_page_ground_confirm_for() : m.technology_page_ground_hint();
}

const noteLabel = (verb: NeedVerb) =>
  verb === 'confirm' || verb === 'confirm_for' ? m.technology_page_step_opinion() : m.technology_page_step_note();

const OFFICES = ['department', 'county', 'park_committee', 'bureau'] as const;
const OFFERED = 8;

async function findOffice(q: string) {
  const found = await Promise.all(
    OFFICES.map((kind) => call(organisationRoutes.listOrganisations, { query: { q, kind, pageSize: OFFERED, state: 'open' } })),
  );
  return found.flatMap(({ rows }) => rows.map(({ id, name }) => ({ value: id, label: name }))).slice(0, 2 * OFFERED);
}
