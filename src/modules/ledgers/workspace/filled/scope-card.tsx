import { z } from 'zod';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Choice, type Option } from '#web/workspace/choice.tsx';
import { call } from '#web/workspace/client.ts';
import { MultiSelectField } from '#web/workspace/form/combobox.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { enterpriseRoutes } from '../../contract/enterprises.ts';
import type { FilledTable } from '../../contract/filled.ts';
import { useCertificateOptions, useParkOptions } from '../code-options.ts';
import { Labelled, lastYears } from '../imports/import-new.tsx';
import type { FilledActs } from './use-filled.ts';

const OFFERED = 20;
const shape = z.object({ enterpriseIds: z.array(z.string()).max(1000), asOf: z.string() });

/** Which enterprises, of which year, as of which day. */
export function ScopeCard({ table, acts }: { table: FilledTable; acts: FilledActs }) {
  const { scope } = table;
  const parks = useParkOptions();
  const kinds = useCertificateOptions();
  const isChosen = scope.enterpriseIds.length > 0;
  const state = useForm(shape, {
    values: { enterpriseIds: [...scope.enterpriseIds], asOf: scope.asOf },
    send: async (body) => acts.setScope(body),
  });
  const find = async (q: string): Promise<readonly Option[]> => {
    const { rows } = await call(enterpriseRoutes.listEnterprises, { query: { q, pageSize: OFFERED, state: 'open' } });
    const chosen = table.chosen.map(({ id, name }) => ({ value: id, label: name }));
    const found = rows.map(({ id, name }) => ({ value: id, label: name }));
    return [...(q === '' ? chosen : []), ...found.filter(({ value }) => q !== '' || !chosen.some((one) => one.value === value))];
  };
  const year = scope.year === null ? '' : String(scope.year);
  return (
    <Card
      title={m.ledgers_filled_scope()}
      aside={isChosen ? m.ledgers_filled_scope_chosen({ count: scope.enterpriseIds.length }) : undefined}
    >
      <div className="grid gap-4 md:grid-cols-3">
        {!table.isForOne && (
          <>
            <Labelled label={m.ledgers_filled_park()}>
              <Choice
                label={m.ledgers_filled_park()}
                isWide
                value={scope.parkId ?? ''}
                onChange={(parkId) => acts.setScope({ parkId: parkId || null })}
                options={[{ value: '', label: m.ledgers_filled_scope_all() }, ...parks]}
              />
            </Labelled>
            <Labelled label={m.ledgers_filled_certificate()}>
              <Choice
                label={m.ledgers_filled_certificate()}
                isWide
                value={scope.certificateKind ?? ''}
                onChange={(kind) => acts.setScope({ certificateKind: kind || null })}
                options={[{ value: '', label: m.ledgers_filled_certificate_any() }, ...kinds]}
              />
            </Labelled>
          </>
        )}
        <Labelled label={m.ledgers_filled_year()}>
          <Choice
            label={m.ledgers_filled_year()}
            isWide
            value={year}
            onChange={(one) => acts.setScope({ year: one ? Number(one) : null })}
            options={[{ value: '', label: m.ledgers_filled_year_none() }, ...lastYears().map((one) => ({ value: one, label: one }))]}
          />
        </Labelled>
      </div>
      <div className="mt-4">
        <Form state={state} label={m.ledgers_filled_scope()}>
          <div className="grid items-end gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto]">
            <MultiSelectField
              name="enterpriseIds"
              label={table.isForOne ? m.ledgers_filled_the_enterprise() : m.ledgers_filled_only_these()}
              find={find}
              isOptional={!table.isForOne}
            />
            <DateField name="asOf" label={m.ledgers_filled_as_of()} />
            <Button type="submit" disabled={acts.isBusy}>
              {m.ledgers_filled_set_scope()}
            </Button>
          </div>
        </Form>
      </div>
    </Card>
  );
}
