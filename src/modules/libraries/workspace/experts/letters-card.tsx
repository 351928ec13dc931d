import { FileText } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { m } from '#words/messages.js';
import { addDays, addMonths, dayOf } from '#shared/dates.ts';
import { Button, DownloadLink } from '#web/workspace/button.tsx';
import { Card, CardRow } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { DateField } from '#web/workspace/form/date.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct, useCall } from '#web/workspace/query.ts';
import { toast } from '#web/workspace/toast.ts';
import { expertDealingRoutes, letterDraftShape, type Letter } from '../../contract/expert-dealings.ts';
import type { Expert } from '../../contract/expert-shapes.ts';
import { expertRoutes } from '../../contract/experts.ts';
import { SheetForm } from './sheet-form.tsx';

const { listExpertLetters, appointExpert, withdrawExpertLetter, writeExpertLetter } = expertDealingRoutes;
const changed = [listExpertLetters, expertRoutes.readExpert, expertRoutes.listExperts];
const TERM_MONTHS = 24;

/** 聘书: each with its term, the Word file, renewal and withdrawal. */
export function LettersCard({ expert }: { expert: Expert }) {
  const { data } = useCall(listExpertLetters, { params: { expertId: expert.id } });
  const [asked, setAsked] = useState<'appoint' | Letter | null>(null);
  const mayAppoint = expert.abilities.includes('libraries.appoint_experts') && expert.state === 'current';
  const letters = data?.rows ?? [];
  const latest = letters.find((letter) => !letter.withdrawnOn);
  return (
    <Card
      flush
      title={m.libraries_experts_letters()}
      aside={
        mayAppoint && (
          <Button size="small" onClick={() => setAsked('appoint')}>
            {latest ? m.libraries_experts_renew() : m.libraries_experts_appoint()}
          </Button>
        )
      }
    >
      {letters.length === 0 && <CardRow>{m.libraries_experts_no_letters()}</CardRow>}
      {letters.map((letter) => (
        <CardRow key={letter.id}>
          <LetterLine letter={letter} onWithdraw={mayAppoint && !letter.withdrawnOn ? () => setAsked(letter) : null} />
        </CardRow>
      ))}
      {asked === 'appoint' && data && (
        <Appoint expert={expert} number={data.nextNumber} renewed={latest ?? null} onClose={() => setAsked(null)} />
      )}
      {asked !== null && asked !== 'appoint' && <Withdraw letter={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}

function LetterLine({ letter, onWithdraw }: { letter: Letter; onWithdraw: (() => void) | null }) {
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2">
        <b>{letter.number}</b>
        {letter.renewsId && <Chip tone="progress">{m.libraries_experts_renewed()}</Chip>}
        {letter.withdrawnOn && <Chip tone="late">{m.libraries_experts_letter_withdrawn()}</Chip>}
      </div>
      <div>{m.libraries_experts_letter_line({ as: letter.appointedAs, from: letter.startsOn, until: letter.endsOn })}</div>
      {letter.withdrawnGround && <div className="text-note text-muted">{letter.withdrawnGround}</div>}
      <div className="mt-1 flex gap-2" data-print="hidden">
        <DownloadLink size="small" icon={FileText} href={addressOf(writeExpertLetter, { params: { letterId: letter.id } })}>
          {m.libraries_experts_letter_word()}
        </DownloadLink>
        {onWithdraw && (
          <Button size="small" look="quiet" onClick={onWithdraw}>
            {m.libraries_experts_letter_withdraw()}
          </Button>
        )}
      </div>
    </>
  );
}

const appointShape = letterDraftShape.omit({ renewsId: true });

type AppointParts = { expert: Expert; number: string; renewed: Letter | null; onClose: () => void };

function Appoint({ expert, number, renewed, onClose }: AppointParts) {
  const appoint = useAct(appointExpert, changed);
  const today = dayOf(new Date());
  const startsOn = renewed && renewed.endsOn >= today ? addDays(renewed.endsOn, 1) : today;
  const state = useForm(appointShape, {
    values: {
      number,
      appointedAs: renewed?.appointedAs ?? m.libraries_experts_demo_appointed_as(),
      startsOn,
      endsOn: addDays(addMonths(startsOn, TERM_MONTHS), -1),
      issuedOn: today,
    },
    send: async (body) => {
      await appoint.mutateAsync({ params: { expertId: expert.id }, body: { ...body, renewsId: renewed?.id ?? null } });
      toast(m.libraries_experts_appointed({ name: expert.name }));
      onClose();
    },
  });
  const act = renewed ? m.libraries_experts_renew() : m.libraries_experts_appoint();
  return (
    <SheetForm id="appoint-expert" title={`${act} · ${expert.name}`} act={act} state={state} onClose={onClose}>
      <TextField name="number" label={m.libraries_experts_letter_no()} />
      <TextField name="appointedAs" label={m.libraries_experts_appointed_as()} />
      <DateField name="startsOn" label={m.libraries_experts_from()} />
      <DateField name="endsOn" label={m.libraries_experts_until()} />
      <DateField name="issuedOn" label={m.libraries_experts_issued_on()} />
    </SheetForm>
  );
}

const groundShape = z.object({ ground: z.string().trim().min(2).max(200) });

function Withdraw({ letter, onClose }: { letter: Letter; onClose: () => void }) {
  const withdraw = useAct(withdrawExpertLetter, changed);
  const state = useForm(groundShape, {
    values: { ground: '' },
    send: async (body) => {
      await withdraw.mutateAsync({ params: { letterId: letter.id }, body });
      onClose();
    },
  });
  const act = m.libraries_experts_letter_withdraw();
  return (
    <SheetForm id="withdraw-letter" title={`${act} · ${letter.number}`} act={act} state={state} onClose={onClose} isDanger>
      <TextField name="ground" label={m.libraries_experts_ground()} />
    </SheetForm>
  );
}
