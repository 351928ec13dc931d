import { FileText, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '#shared/words.ts';
import { DownloadLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { Timeline } from '#web/workspace/timeline.tsx';
import { m } from '#words/messages.js';
import { letterRoutes, type Countersign, type Letter } from '../../contract.ts';

/** 发文稿纸: what stands on it and what was said, step by step. */
export function SheetPanel({ letter }: { letter: Letter }) {
  const params = { letterId: letter.id };
  const facts: [string, ReactNode][] = [
    [m.supervision_letters_number(), letter.number ?? m.supervision_letters_number_blank()],
    [m.supervision_letters_class(), say(`code_security_class_${letter.content.securityClass}`)],
    [m.supervision_letters_urgency(), say(`code_urgency_${letter.content.urgency}`)],
    [m.supervision_letters_drafter(), letter.draftedBy],
    [m.supervision_letters_checker(), letter.checkedBy ?? '—'],
    [m.supervision_letters_signer(), letter.signedBy ? `${letter.signedBy} ${letter.signedOn ?? ''}` : '—'],
    ...(letter.content.approvalGround ? [[m.supervision_letters_ground(), letter.content.approvalGround] as [string, ReactNode]] : []),
  ];
  return (
    <Card title={m.supervision_letters_sheet()} aside={m.supervision_letters_version({ version: letter.version })}>
      <dl className="m-0 grid grid-cols-[5em_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-table">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="m-0">{value}</dd>
          </div>
        ))}
      </dl>
      {letter.countersigns.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 text-body font-bold">{m.supervision_letters_countersigns()}</h3>
          <ul className="m-0 list-none p-0">
            {letter.countersigns.map((one) => (
              <Answer key={one.id} one={one} />
            ))}
          </ul>
        </>
      )}
      <h3 className="mt-4 mb-2 text-body font-bold">{m.supervision_letters_steps()}</h3>
      <Timeline
        label={m.supervision_letters_steps()}
        happenings={letter.steps
          .map((step) => ({
            id: step.id,
            at: momentOf(step.at).slice(5),
            what: say(`code_letter_verb_${step.verb}`),
            who: step.by,
            ground: step.text,
          }))
          .toReversed()}
      />
      <div className="mt-4 flex flex-wrap gap-2" data-print="hidden">
        <DownloadLink size="small" icon={FileText} href={addressOf(letterRoutes.exportLetter, { params })}>
          {m.supervision_letters_word()}
        </DownloadLink>
        <DownloadLink size="small" icon={Download} href={addressOf(letterRoutes.exportDraftingSheet, { params })}>
          {m.supervision_letters_word_sheet()}
        </DownloadLink>
      </div>
    </Card>
  );
}

function Answer({ one }: { one: Countersign }) {
  return (
    <li className="border-t border-row py-1.5 text-table first:border-t-0">
      <span className="flex flex-wrap items-center justify-between gap-2">
        <span>{one.person ? `${one.person.name} · ${one.orgName}` : one.orgName}</span>
        <Chip tone={one.agrees === null ? 'watch' : one.agrees ? 'done' : 'late'}>
          {one.agrees === null
            ? m.supervision_letters_answer_waiting()
            : one.agrees
              ? m.supervision_letters_answer_agrees()
              : m.supervision_letters_answer_objects()}
        </Chip>
      </span>
      {one.answeredAt && (
        <span className="block text-note text-muted">
          {[one.opinion, one.answeredBy, momentOf(one.answeredAt)].filter(Boolean).join(' · ')}
        </span>
      )}
    </li>
  );
}
