import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Card, CardRow } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { CheckField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { ClientRefusal } from '#web/workspace/client.ts';
import { calendarDraftShape, calendarRoutes, type CalendarYearRow } from '../contract.ts';

/** The working-day calendar, a card a year; deadlines in a year that is not here are refused. */
export default function Calendar() {
  const { data, error, refetch } = useCall(calendarRoutes.listCalendarYears, {});
  const [opened, setOpened] = useState<CalendarYearRow | null>(null);
  const canKeep = useCan()('parties.keep_calendar');
  const next = (data?.rows[0]?.year ?? 2025) + 1;
  const fresh: CalendarYearRow = { year: next, holidays: [], workdays: [], source: '', isChecked: false };
  const add = canKeep && data && (
    <Button look="filled" icon={CalendarPlus} onClick={() => setOpened(fresh)}>
      {m.parties_calendar_add({ year: next })}
    </Button>
  );
  return (
    <>
      <PageTitle title={m.parties_nav_calendar()} note={<WhoCanSee who={m.parties_calendar_who()} />} actions={add} />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.rows.length === 0 && <EmptyState why={m.parties_calendar_empty()} />}
      <div className="grid gap-3 lg:grid-cols-2">
        {data?.rows.map((row) => (
          <Card key={row.year} title={m.parties_calendar_year({ year: row.year })} aside={<Checked row={row} />} flush>
            <CardRow>
              <Days label={m.parties_calendar_holidays({ count: row.holidays.length })} days={row.holidays} />
            </CardRow>
            <CardRow>
              <Days label={m.parties_calendar_workdays({ count: row.workdays.length })} days={row.workdays} />
            </CardRow>
            <CardRow>
              <span className="text-muted">{row.source}</span>
              {canKeep && (
                <Button size="small" look="quiet" onClick={() => setOpened(row)}>
                  {m.parties_calendar_change()}
                </Button>
              )}
            </CardRow>
          </Card>
        ))}
      </div>
      {opened && <YearSheet row={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

const Checked = ({ row }: { row: CalendarYearRow }) =>
  row.isChecked ? <Chip tone="done">{m.parties_checked_yes()}</Chip> : <Chip tone="watch">{m.parties_checked_no()}</Chip>;

function Days({ label, days }: { label: string; days: readonly string[] }) {
  return (
    <>
      <p className="m-0 mb-1 text-muted">{label}</p>
      <p className="m-0 whitespace-pre-wrap tabular-nums">{days.map((day) => day.slice(5)).join('  ')}</p>
    </>
  );
}

/** Days as people paste them: anything that is not a digit or a hyphen parts two days. */
const daysIn = (text: string) => text.match(/[\d-]+/gu) ?? [];
const typedShape = z.object({ holidays: z.string(), workdays: z.string(), source: z.string(), isChecked: z.boolean() });

function YearSheet({ row, onClose }: { row: CalendarYearRow; onClose: () => void }) {
  const keep = useAct(calendarRoutes.keepCalendarYear, [calendarRoutes.listCalendarYears]);
  const state = useForm(typedShape, {
    values: { ...row, holidays: row.holidays.join(' '), workdays: row.workdays.join(' ') },
    send: async (typed) => {
      const body = calendarDraftShape.safeParse({ ...typed, holidays: daysIn(typed.holidays), workdays: daysIn(typed.workdays) });
      if (!body.success) throw inSentences(body.error);
      await keep.mutateAsync({ params: { year: row.year }, body: body.data });
      toast(m.parties_saved());
      onClose();
    },
  });
  const foot = (
    <Button look="filled" type="submit" form="calendar-year" disabled={state.isSending}>
      {m.parties_calendar_save({ year: row.year })}
    </Button>
  );
  return (
    <SideSheet title={m.parties_calendar_year({ year: row.year })} isOpen onClose={onClose} dims foot={foot}>
      <Form state={state} id="calendar-year" label={m.parties_calendar_year({ year: row.year })}>
        <TextArea name="holidays" rows={6} label={m.parties_calendar_holidays_field()} hint={m.parties_calendar_days_hint()} />
        <TextArea name="workdays" rows={3} label={m.parties_calendar_workdays_field()} hint={m.parties_calendar_workdays_hint()} />
        <TextField name="source" label={m.parties_calendar_source()} hint={m.parties_calendar_source_hint()} />
        <CheckField name="isChecked" label={m.parties_checked_label()} />
      </Form>
    </SideSheet>
  );
}

/** What the contract found wrong, placed at the fields like a refusal of the server. */
function inSentences(error: z.ZodError): ClientRefusal {
  const fields = error.issues.map((issue) => ({
    path: `/${issue.path.join('/')}`,
    code: issue.code,
    detail: m.parties_calendar_day_wrong(),
  }));
  return new ClientRefusal(422, 'edge.bad_input', m.parties_calendar_day_wrong(), '', fields);
}
