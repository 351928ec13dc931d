import { useState } from 'react';
import { z } from 'zod';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { call } from '#web/workspace/client.ts';
import { Confirm } from '#web/workspace/dialog.tsx';
import { ComboboxField, MultiSelectField } from '#web/workspace/form/combobox.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextArea } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { SUMMARY_STANCES, summaryRoutes, type Summary } from '../../contract.ts';
import { plainTitle } from './words.tsx';

const CHANGES = [summaryRoutes.readSummary, summaryRoutes.listSummaries];

/** Who was asked and what they said, who signs, and when it was signed. */
export function Round({ summary }: { summary: Summary }) {
  const [isOpen, setOpen] = useState(false);
  const [isSigning, setSigning] = useState(false);
  const sign = useAct(summaryRoutes.signSummary, CHANGES);
  const { abilities, opinions, signer, signedBy, signedAt } = summary;
  return (
    <Card title={m.supervision_summary_round()}>
      <div className="flex flex-col gap-3">
        {opinions.length > 0 && (
          <ul className="m-0 flex list-none flex-col gap-2 p-0">
            {opinions.map(({ person, stance, text, givenAt }) => (
              <li key={person.id} className="text-table">
                <b>{person.name}</b>{' '}
                <span className="text-muted">
                  {stance ? `${say(`code_summary_stance_${stance}`)} · ${momentOf(givenAt ?? '')}` : m.supervision_summary_waiting()}
                </span>
                {text && <p className="m-0">{text}</p>}
              </li>
            ))}
          </ul>
        )}
        {signer && (
          <p className="m-0 text-table">
            {signedBy && signedAt
              ? m.supervision_summary_signed_line({ name: signedBy.name, at: momentOf(signedAt) })
              : m.supervision_summary_signer_line({ name: signer.name })}
          </p>
        )}
        {summary.digest && (
          <p className="m-0 text-note break-all text-muted">
            {m.supervision_summary_frozen_line({ rows: String(summary.frozenRows ?? 0), digest: summary.digest.slice(0, 16) })}
          </p>
        )}
        {abilities.opine && <OpinionForm summaryId={summary.id} />}
        {abilities.circulate && (
          <Button look="filled" onClick={() => setOpen(true)}>
            {m.supervision_summary_circulate()}
          </Button>
        )}
        {abilities.sign && (
          <Button look="filled" onClick={() => setSigning(true)}>
            {m.supervision_summary_sign()}
          </Button>
        )}
        {!abilities.circulate && !abilities.sign && !signer && (
          <p className="m-0 text-table text-muted">{m.supervision_summary_round_none()}</p>
        )}
      </div>
      {isOpen && <CirculationSheet summary={summary} onClose={() => setOpen(false)} />}
      <Confirm
        isOpen={isSigning}
        onClose={() => setSigning(false)}
        title={m.supervision_summary_sign_title()}
        act={m.supervision_summary_sign()}
        onConfirm={async () => {
          await sign.mutateAsync({ params: { summaryId: summary.id } });
          toast(m.supervision_summary_signed_done());
        }}
      >
        {m.supervision_summary_sign_what({ title: plainTitle(summary.title), figures: String(summary.figures.length) })}
      </Confirm>
    </Card>
  );
}

const opinionShape = z.object({ stance: z.enum(SUMMARY_STANCES), text: z.string().max(1000) });

function OpinionForm({ summaryId }: { summaryId: string }) {
  const give = useAct(summaryRoutes.giveSummaryOpinion, CHANGES);
  const state = useForm(opinionShape, {
    values: { stance: 'agree', text: '' },
    send: async (body) => {
      await give.mutateAsync({ params: { summaryId }, body });
      toast(m.supervision_summary_opinion_done());
    },
  });
  return (
    <Form
      state={state}
      label={m.supervision_summary_opinion()}
      foot={
        <Button look="filled" type="submit" disabled={state.isSending}>
          {m.supervision_summary_opinion_give()}
        </Button>
      }
    >
      <SelectField
        name="stance"
        label={m.supervision_summary_opinion()}
        options={SUMMARY_STANCES.map((value) => ({ value, label: say(`code_summary_stance_${value}`) }))}
      />
      <TextArea name="text" label={m.supervision_summary_opinion_words()} hint={m.supervision_summary_opinion_hint()} isOptional />
    </Form>
  );
}

const roundShape = z.object({ signerId: z.string().min(1), personIds: z.array(z.string()) });

async function findPeople(q: string) {
  const { people } = await call(summaryRoutes.summaryChoices, { query: { q } });
  return people.map(({ id, name, orgName }) => ({ value: id, label: `${name} · ${orgName}` }));
}

function CirculationSheet({ summary, onClose }: { summary: Summary; onClose: () => void }) {
  const circulate = useAct(summaryRoutes.circulateSummary, CHANGES);
  const asked = summary.opinions.map(({ person }) => person.id);
  const state = useForm(roundShape, {
    values: { signerId: '', personIds: asked },
    send: async (body) => {
      await circulate.mutateAsync({ params: { summaryId: summary.id }, body });
      toast(m.supervision_summary_circulated());
      onClose();
    },
  });
  return (
    <SideSheet
      title={m.supervision_summary_circulate()}
      isOpen
      dims
      onClose={onClose}
      note={<p className="m-0 text-note text-muted">{m.supervision_summary_circulate_note()}</p>}
      foot={
        <Button look="filled" disabled={state.isSending} onClick={() => state.submit()}>
          {m.supervision_summary_circulate_send()}
        </Button>
      }
    >
      <Form state={state} label={m.supervision_summary_circulate()}>
        <MultiSelectField
          name="personIds"
          label={m.supervision_summary_asked()}
          options={summary.opinions.map(({ person }) => ({ value: person.id, label: person.name }))}
          find={findPeople}
          isOptional
        />
        <ComboboxField name="signerId" label={m.supervision_summary_signer()} find={findPeople} />
      </Form>
    </SideSheet>
  );
}
