import { Stamp } from 'lucide-react';
import { useCallback, useId, useState } from 'react';
import { z } from 'zod';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { call } from '#web/workspace/client.ts';
import { Confirm } from '#web/workspace/dialog.tsx';
import { ComboboxField } from '#web/workspace/form/combobox.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { DataGrid, type Column } from '#web/workspace/grid/data-grid.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { leaderRoutes, type LetterLeader } from '../../contract.ts';

/** 签发人: who signs for which office, on what ground. */
export default function Leaders() {
  const { data, error, refetch } = useCall(leaderRoutes.listLetterLeaders, {});
  const [isNaming, setNaming] = useState(false);
  const [ending, setEnding] = useState<LetterLeader | null>(null);
  const end = useAct(leaderRoutes.endLetterLeader, [leaderRoutes.listLetterLeaders]);
  const name = (
    <Button look="filled" icon={Stamp} onClick={() => setNaming(true)}>
      {m.supervision_letters_name_leader()}
    </Button>
  );
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return (
    <>
      <PageTitle title={m.supervision_letters_leaders_title()} note={m.supervision_letters_leaders_note()} actions={name} />
      <DataGrid<LetterLeader>
        id="letter-leaders"
        label={m.supervision_letters_leaders_title()}
        columns={columns(setEnding)}
        rowId={(row) => row.id}
        searchHint={m.supervision_letters_leaders_search()}
        source={{ rows: data.rows }}
        empty={{ why: m.supervision_letters_leaders_empty(), action: name }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.supervision_letters_leaders_who()} />
      </div>
      {isNaming && <NameSheet onClose={() => setNaming(false)} />}
      {ending && (
        <Confirm
          isOpen
          isDanger
          onClose={() => setEnding(null)}
          title={m.supervision_letters_end_leader()}
          act={m.supervision_letters_end_leader()}
          onConfirm={() => end.mutateAsync({ params: { leaderId: ending.id } })}
        >
          {m.supervision_letters_end_leader_why({ name: ending.person.name, office: ending.orgName })}
        </Confirm>
      )}
    </>
  );
}

function columns(end: (row: LetterLeader) => void): Column<LetterLeader>[] {
  return [
    { key: 'person', label: m.supervision_letters_signer(), render: (row) => row.person.name, value: (row) => row.person.name },
    { key: 'office', label: m.supervision_letters_office(), isFact: true, render: (row) => row.orgName, value: (row) => row.orgName },
    { key: 'ground', label: m.supervision_letters_leader_ground(), render: (row) => row.ground, value: (row) => row.ground },
    { key: 'namedAt', label: m.supervision_letters_named_at(), isFact: true, render: (row) => momentOf(row.namedAt).slice(0, 10) },
    {
      key: 'state',
      label: m.supervision_letters_state(),
      isFact: true,
      render: (row) =>
        row.endedAt ? (
          <Chip tone="waiting">{m.supervision_letters_leader_ended()}</Chip>
        ) : (
          <Button size="small" look="danger" onClick={() => end(row)}>
            {m.supervision_letters_end_leader()}
          </Button>
        ),
    },
  ];
}

const shape = z.object({ personId: z.string().min(1), ground: z.string().trim().min(4).max(200) });

function NameSheet({ onClose }: { onClose: () => void }) {
  const formId = useId();
  const act = useAct(leaderRoutes.nameLetterLeader, [leaderRoutes.listLetterLeaders]);
  const find = useCallback(async (text: string) => {
    const { rows } = await call(leaderRoutes.findLetterLeader, { query: { q: text } });
    return rows.map(({ id, name, orgName }) => ({ value: id, label: `${name} · ${orgName}` }));
  }, []);
  const state = useForm(shape, {
    values: { personId: '', ground: '' },
    send: async (body) => {
      const { person } = await act.mutateAsync({ body });
      toast(m.supervision_letters_named({ name: person.name }));
      onClose();
    },
  });
  return (
    <SideSheet
      title={m.supervision_letters_name_leader()}
      isOpen
      onClose={onClose}
      foot={
        <Button look="filled" type="submit" form={formId} disabled={state.isSending}>
          {m.supervision_letters_name_leader()}
        </Button>
      }
    >
      <Form state={state} label={m.supervision_letters_name_leader()} id={formId}>
        <ComboboxField name="personId" label={m.supervision_letters_signer()} find={find} />
        <TextField name="ground" label={m.supervision_letters_leader_ground()} />
      </Form>
    </SideSheet>
  );
}
