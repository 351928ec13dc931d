import { useState } from 'react';
import { z } from 'zod';
import { dayOf } from '#shared/dates.ts';
import { Button } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { DateField } from '#web/workspace/form/date.tsx';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { needLifeRoutes } from '../../contract/need-life.ts';
import { milestoneDraftShape, needPartnerRoutes, talkDraftShape, type Invitation } from '../../contract/need-partners.ts';
import { LIFE_CHANGED, wayOptions } from './life-words.ts';

const MIB = 1024 * 1024;
type Parts = { needId: string; onClose: () => void };

/** Notes a talk: when, how, with whom, what came of it. The first one moves an assigned need to 对接. */
export function TalkSheet({ needId, invitations, onClose }: Parts & { invitations: readonly Invitation[] }) {
  const note = useAct(needPartnerRoutes.noteTalk, LIFE_CHANGED);
  const [files, setFiles] = useState<readonly File[]>([]);
  const accepted = invitations.filter((one) => one.state === 'accepted');
  const [first] = accepted;
  const state = useForm(talkDraftShape, {
    values: {
      heldOn: dayOf(new Date()),
      way: 'visit',
      withWhom: first ? [first.name, first.orgName].filter(Boolean).join(' · ') : '',
      invitationId: first?.id ?? '',
      note: '',
    },
    send: async (body) => {
      const brought = files.length > 0 ? (await call(needLifeRoutes.bringNeedFiles, { files })).files : [];
      const fileIds = brought.map(({ id }) => id);
      await note.mutateAsync({ params: { needId }, body: { ...body, invitationId: body.invitationId || null, fileIds } });
      toast(m.technology_page_talk_noted());
      onClose();
    },
  });
  return (
    <SideSheet
      title={m.technology_page_talk_add()}
      isOpen
      onClose={onClose}
      dims
      foot={
        <Button look="filled" type="submit" form="talk" disabled={state.isSending}>
          {m.technology_page_talk_add()}
        </Button>
      }
    >
      <Form state={state} id="talk" label={m.technology_page_talk_add()}>
        <div className="grid grid-cols-2 gap-3">
          <DateField name="heldOn" label={m.technology_page_talk_on()} />
          <SelectField name="way" label={m.technology_page_talk_way()} options={wayOptions()} />
        </div>
        <TextField name="withWhom" label={m.technology_page_talk_with()} hint={m.technology_page_talk_with_hint()} />
        {accepted.length > 0 && (
          <SelectField
            name="invitationId"
            label={m.technology_page_talk_invitation()}
            options={[
              { value: '', label: m.technology_page_talk_no_invitation() },
              ...accepted.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <TextArea name="note" label={m.technology_page_talk_note()} hint={m.technology_page_talk_note_hint()} rows={5} />
        <FileDrop
          label={m.technology_page_step_files()}
          hint={m.technology_page_step_files_hint()}
          accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
          maxFiles={5}
          maxBytes={20 * MIB}
          files={files}
          onChange={setFiles}
        />
      </Form>
    </SideSheet>
  );
}

/** The next open milestone is the day on which a need under way is due. */
export function MilestoneSheet({ needId, onClose }: Parts) {
  const set = useAct(needPartnerRoutes.setMilestone, LIFE_CHANGED);
  const state = useForm(milestoneDraftShape, {
    values: { title: '', dueOn: '' },
    send: async (body) => {
      await set.mutateAsync({ params: { needId }, body });
      toast(m.technology_page_milestone_set({ title: body.title }));
      onClose();
    },
  });
  return (
    <SideSheet
      title={m.technology_page_milestone_add()}
      isOpen
      onClose={onClose}
      dims
      foot={
        <Button look="filled" type="submit" form="milestone" disabled={state.isSending}>
          {m.technology_page_milestone_add()}
        </Button>
      }
    >
      <Form state={state} id="milestone" label={m.technology_page_milestone_add()}>
        <TextField name="title" label={m.technology_page_milestone_title()} hint={m.technology_page_milestone_hint()} />
        <DateField name="dueOn" label={m.technology_page_milestone_due()} />
      </Form>
    </SideSheet>
  );
}

const reached = z.object({ reachedOn: z.string().min(1), note: z.string().max(1000) });

export function ReachSheet({ needId, milestone, onClose }: Parts & { milestone: { id: string; title: string } }) {
  const reach = useAct(needPartnerRoutes.reachMilestone, LIFE_CHANGED);
  const state = useForm(reached, {
    values: { reachedOn: dayOf(new Date()), note: '' },
    send: async (body) => {
      await reach.mutateAsync({ params: { needId, milestoneId: milestone.id }, body });
      toast(m.technology_page_milestone_reached({ title: milestone.title }));
      onClose();
    },
  });
  return (
    <SideSheet
      title={milestone.title}
      isOpen
      onClose={onClose}
      dims
      foot={
        <Button look="filled" type="submit" form="reaching" disabled={state.isSending}>
          {m.technology_page_milestone_reach()}
        </Button>
      }
    >
      <Form state={state} id="reaching" label={m.technology_page_milestone_reach()}>
        <DateField name="reachedOn" label={m.technology_page_milestone_reached_on()} />
        <TextArea name="note" label={m.technology_page_step_note()} rows={3} isOptional />
      </Form>
    </SideSheet>
  );
}
