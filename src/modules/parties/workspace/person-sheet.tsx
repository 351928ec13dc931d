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
import { Timeline } from '#web/workspace/timeline.tsx';
import { peopleRoutes, type Duty, type PersonDetail } from '../contract.ts';
import { AccountActs } from './account-acts.tsx';
import { atMinute, Facts, Part } from './opened.tsx';
import { ChangePerson, Dispatch, EndDuty, GiveDuty, HandOver, Leave, PERSON_CHANGES, type PersonFormParts } from './person-forms.tsx';

const FORMS = { change: ChangePerson, duty: GiveDuty, dispatch: Dispatch, handOver: HandOver, leave: Leave } as const;
type Doing = keyof typeof FORMS | Duty | null;

export function PersonSheet({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { data, error, refetch } = useCall(peopleRoutes.readPerson, { params: { personId } });
  const [doing, setDoing] = useState<Doing>(null);
  const done = () => setDoing(null);
  const foot = data && !doing ? <Acts person={data} begin={setDoing} /> : undefined;
  return (
    <SideSheet title={data?.name ?? m.parties_nav_people()} isOpen onClose={onClose} note={data && <State person={data} />} foot={foot}>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && !doing && <Detail person={data} end={setDoing} />}
      {data && doing && <Doings person={data} doing={doing} onDone={done} />}
    </SideSheet>
  );
}

function Doings({ doing, ...parts }: PersonFormParts & { doing: NonNullable<Doing> }) {
  if (typeof doing === 'object') return <EndDuty duty={doing} onDone={parts.onDone} />;
  const Chosen = FORMS[doing];
  return <Chosen {...parts} />;
}

function State({ person }: { person: PersonDetail }) {
  return (
    <span className="flex flex-wrap items-center gap-1.5 text-table text-muted">
      {person.orgName}
      {person.leftOn && <Chip tone="waiting">{m.parties_left_on({ day: person.leftOn })}</Chip>}
      {person.isDisabled && <Chip tone="late">{m.parties_account_disabled()}</Chip>}
    </span>
  );
}

function Detail({ person, end }: { person: PersonDetail; end: (duty: Duty) => void }) {
  return (
    <>
      <Part title={m.parties_person_facts()}>
        <Facts
          facts={[
            [m.parties_name_en(), person.nameEn],
            [m.parties_title(), person.title],
            [m.parties_phone(), person.phone],
            [m.parties_email(), person.email],
          ]}
        />
      </Part>
      <Part title={m.parties_duties()}>
        {person.duties.length === 0 && <p className="m-0 text-table text-muted">{m.parties_duties_none()}</p>}
        <Timeline label={m.parties_duties()} happenings={person.duties.map((duty) => happening(duty, end))} />
      </Part>
      {person.handovers.length > 0 && (
        <Part title={m.parties_handovers()}>
          <Timeline
            label={m.parties_handovers()}
            happenings={person.handovers.map(({ id, at, fromName, toName, ground }) => ({
              id,
              at: atMinute(at),
              what: m.parties_handover_line({ from: fromName, to: toName }),
              who: '',
              ground,
            }))}
          />
        </Part>
      )}
      <AccountActs person={person} />
    </>
  );
}

function happening(duty: Duty, end: (duty: Duty) => void) {
  const place = [duty.isDispatch ? m.parties_dispatched_to({ org: duty.orgName }) : duty.orgName, duty.parkName]
    .filter(Boolean)
    .join(' · ');
  return {
    id: duty.id,
    at: duty.startsOn,
    what: say(`code_role_${duty.role}`),
    who: place,
    ground: (
      <>
        {[duty.endsOn ? m.parties_until({ day: duty.endsOn }) : m.parties_until_open(), duty.ground, duty.endedGround]
          .filter(Boolean)
          .join(' · ')}
        <EndButton duty={duty} end={end} />
      </>
    ),
  };
}

function EndButton({ duty, end }: { duty: Duty; end: (duty: Duty) => void }) {
  const canGive = useCan()('parties.give_duties');
  const isOver = duty.endedGround !== null || (duty.endsOn !== null && duty.endsOn < dayOf(new Date()));
  if (!canGive || isOver) return null;
  return (
    <Button size="small" look="quiet" onClick={() => end(duty)}>
      {m.parties_duty_end()}
    </Button>
  );
}

function Acts({ person, begin }: { person: PersonDetail; begin: (doing: Doing) => void }) {
  const can = useCan();
  const back = useAct(peopleRoutes.comeBack, PERSON_CHANGES);
  const comeBack = () =>
    void back.mutateAsync({ params: { personId: person.id } }).then(
      () => toast(m.parties_saved()),
      () => {},
    );
  const isHere = person.leftOn === null;
  return (
    <>
      {back.error && <ErrorState error={back.error} />}
      {can('parties.give_duties') && <Button onClick={() => begin('handOver')}>{m.parties_hand_over()}</Button>}
      {can('parties.give_duties') && isHere && (
        <>
          <Button onClick={() => begin('dispatch')}>{m.parties_dispatch()}</Button>
          <Button look="filled" onClick={() => begin('duty')}>
            {m.parties_duty_give()}
          </Button>
        </>
      )}
      {can('parties.keep_people') && !isHere && <Button onClick={comeBack}>{m.parties_person_come_back()}</Button>}
      {can('parties.keep_people') && isHere && (
        <>
          <Button look="danger" onClick={() => begin('leave')}>
            {m.parties_person_leave()}
          </Button>
          <Button look="filled" onClick={() => begin('change')}>
            {m.parties_person_change()}
          </Button>
        </>
      )}
    </>
  );
}
