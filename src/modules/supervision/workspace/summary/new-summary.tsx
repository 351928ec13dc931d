import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { NumberField, SelectField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { SUMMARY_KINDS, summaryRoutes, type SummaryLevel } from '../../contract.ts';

type Scope = { readonly level: SummaryLevel; readonly parkId: string | null; readonly name: string };

/** Whose, and of which half-year or year; the first draft is there at once. */
export default function NewSummary() {
  const { data } = useCall(summaryRoutes.summaryChoices, { query: {} });
  return (
    <>
      <PageTitle
        title={m.supervision_summary_new()}
        crumbs={[{ label: m.supervision_summary(), to: '/summaries' }]}
        note={m.supervision_summary_new_note()}
      />
      <div className="max-w-[620px]">
        <Card>{data ? <DraftForm scopes={data.scopes} /> : <Skeleton />}</Card>
      </div>
    </>
  );
}

const keyOf = ({ level, parkId }: Scope) => `${level} ${parkId ?? ''}`;
const shape = z.object({ kind: z.enum(SUMMARY_KINDS), scope: z.string().min(1), year: z.number().int().min(2000).max(2100) });

function DraftForm({ scopes }: { scopes: readonly Scope[] }) {
  const navigate = useNavigate();
  const draft = useAct(summaryRoutes.draftSummary, [summaryRoutes.listSummaries]);
  const today = new Date();
  const first = scopes[0];
  const state = useForm(shape, {
    values: { kind: today.getMonth() < 8 ? 'half_year' : 'year_end', scope: first ? keyOf(first) : '', year: today.getFullYear() },
    send: async ({ kind, scope, year }) => {
      const chosen = scopes.find((one) => keyOf(one) === scope);
      if (!chosen) return;
      const { id } = await draft.mutateAsync({ body: { kind, year, level: chosen.level, parkId: chosen.parkId } });
      await navigate({ to: `/summaries/${id}` as string });
    },
  });
  return (
    <Form
      state={state}
      label={m.supervision_summary_new()}
      foot={
        <Button look="filled" type="submit" disabled={state.isSending}>
          {m.supervision_summary_draft()}
        </Button>
      }
    >
      <SelectField
        name="scope"
        label={m.supervision_summary_scope()}
        options={scopes.map((scope) => ({ value: keyOf(scope), label: `${scope.name} · ${say(`code_summary_level_${scope.level}`)}` }))}
      />
      <SelectField
        name="kind"
        label={m.supervision_summary_kind()}
        options={SUMMARY_KINDS.map((value) => ({ value, label: say(`code_summary_kind_${value}`) }))}
      />
      <NumberField name="year" label={m.supervision_summary_year()} unit="" />
      <WhoCanSee who={m.supervision_summary_who()} />
    </Form>
  );
}
