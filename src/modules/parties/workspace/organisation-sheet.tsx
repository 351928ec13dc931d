import { useState } from 'react';
import { m } from '#words/messages.js';
import { dayOf } from '#shared/dates.ts';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { organisationRoutes, type OrganisationDetail } from '../contract.ts';
import { ChangeOrganisation, CloseOrganisation, MergeOrganisation } from './organisation-forms.tsx';
import { Facts, Part } from './opened.tsx';

type Doing = 'change' | 'close' | 'merge' | null;
const { listOrganisations, readOrganisation } = organisationRoutes;

export function OrganisationSheet({ organisationId, onClose }: { organisationId: string; onClose: () => void }) {
  const { data, error, refetch } = useCall(readOrganisation, { params: { organisationId } });
  const [doing, setDoing] = useState<Doing>(null);
  const canKeep = useCan()('parties.keep_organisations');
  const done = () => setDoing(null);
  const foot = data && canKeep && !doing ? <Acts row={data} begin={setDoing} /> : undefined;
  return (
    <SideSheet title={data?.name ?? m.parties_nav_organisations()} isOpen onClose={onClose} note={data && <State row={data} />} foot={foot}>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && !doing && <Detail row={data} />}
      {data && doing === 'change' && <ChangeOrganisation row={data} onDone={done} />}
      {data && doing === 'close' && <CloseOrganisation row={data} today={dayOf(new Date())} onDone={done} />}
      {data && doing === 'merge' && <MergeOrganisation row={data} onDone={done} />}
    </SideSheet>
  );
}

function State({ row }: { row: OrganisationDetail }) {
  return (
    <span className="flex gap-1.5">
      <Chip tone="progress" tag>
        {say(`code_organisation_kind_${row.kind}`)}
      </Chip>
      {row.closedOn && <Chip tone="waiting">{m.parties_state_closed()}</Chip>}
      {row.mergedInto && <Chip tone="estimate">{m.parties_state_merged()}</Chip>}
    </span>
  );
}

function Detail({ row }: { row: OrganisationDetail }) {
  const closing = row.closedOn && `${row.closedOn} ${row.closedGround ?? ''}`;
  return (
    <>
      <Part title={m.parties_organisation_facts()}>
        <Facts
          facts={[
            [m.parties_name_en(), row.nameEn],
            [m.parties_short_name(), row.shortName],
            [m.parties_credit_code(), row.creditCode],
            [m.parties_parent(), row.parentName],
            [m.parties_park(), row.parkName],
            [m.parties_county(), row.countyName],
            [m.parties_people_count(), String(row.people)],
            [m.parties_closed_on(), closing],
            [m.parties_merge_into(), row.mergedIntoName],
          ]}
        />
      </Part>
      {row.formerNames.length > 0 && (
        <Part title={m.parties_former_names()}>
          <Facts facts={row.formerNames.map(({ name, until }) => [m.parties_until({ day: until }), name] as const)} />
        </Part>
      )}
    </>
  );
}

function Acts({ row, begin }: { row: OrganisationDetail; begin: (doing: Doing) => void }) {
  const changes = [listOrganisations, readOrganisation];
  const reopen = useAct(organisationRoutes.reopenOrganisation, changes);
  const part = useAct(organisationRoutes.partOrganisation, changes);
  const params = { organisationId: row.id };
  const failed = reopen.error ?? part.error;
  const finish = (act: Promise<unknown>) =>
    void act.then(
      () => toast(m.parties_saved()),
      () => {},
    );
  return (
    <>
      {failed && <ErrorState error={failed} />}
      {row.mergedInto && <Button onClick={() => finish(part.mutateAsync({ params }))}>{m.parties_organisation_part()}</Button>}
      {row.closedOn && !row.mergedInto && (
        <Button onClick={() => finish(reopen.mutateAsync({ params }))}>{m.parties_organisation_reopen()}</Button>
      )}
      {!row.closedOn && !row.mergedInto && (
        <>
          <Button onClick={() => begin('merge')}>{m.parties_organisation_merge()}</Button>
          <Button look="danger" onClick={() => begin('close')}>
            {m.parties_organisation_close()}
          </Button>
        </>
      )}
      <Button look="filled" onClick={() => begin('change')}>
        {m.parties_organisation_change()}
      </Button>
    </>
  );
}
