import { BellRing, Copy } from 'lucide-react';
import { Button } from '#web/workspace/button.tsx';
import { Card, CardRow } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { letterStepRoutes, type Letter, type LetterRecipient } from '../../contract.ts';
import { LETTER_CHANGES } from './acts.tsx';

/** Who has signed for it and who has not; the latter in one list to copy. */
export function Receipts({ letter }: { letter: Letter }) {
  const remind = useAct(letterStepRoutes.remindRecipients, LETTER_CHANGES);
  const late = letter.recipientList.filter(({ signedForAt }) => signedForAt === null);
  const copy = async () => {
    await navigator.clipboard.writeText(late.map(({ name }) => name).join('\n'));
    toast(m.supervision_letters_copied({ count: late.length }));
  };
  const send = async () => {
    const { reminded } = await remind.mutateAsync({ params: { letterId: letter.id } });
    toast(m.supervision_letters_reminded({ count: reminded }));
  };
  if (letter.recipientList.length === 0) {
    return (
      <Card title={m.supervision_letters_receipts()}>
        <p className="m-0 text-table text-muted">{m.supervision_letters_receipts_none()}</p>
      </Card>
    );
  }
  return (
    <Card
      title={m.supervision_letters_receipts()}
      aside={m.supervision_letters_receipts_count({ signed: letter.signedFor, total: letter.recipients })}
      flush
    >
      {late.length > 0 && (
        <div className="flex flex-wrap gap-2 px-4 pb-3" data-print="hidden">
          <Button size="small" icon={Copy} onClick={() => void copy()}>
            {m.supervision_letters_copy_late({ count: late.length })}
          </Button>
          {letter.verbs.includes('remind') && (
            <Button size="small" icon={BellRing} disabled={remind.isPending} onClick={() => void send().catch(() => {})}>
              {m.supervision_letters_remind({ count: late.length })}
            </Button>
          )}
        </div>
      )}
      {remind.error && <ErrorState error={remind.error} />}
      <div className="max-h-[420px] overflow-y-auto" tabIndex={0} role="region" aria-label={m.supervision_letters_receipts()}>
        {letter.recipientList.map((one) => (
          <CardRow key={one.orgId}>
            <Receipt one={one} />
          </CardRow>
        ))}
      </div>
    </Card>
  );
}

function Receipt({ one }: { one: LetterRecipient }) {
  const read = one.readings.map(({ name, at }) => m.supervision_letters_read_by({ name, at: momentOf(at) }));
  const signed = one.signedForAt && m.supervision_letters_signed_for_by({ name: one.signedForBy ?? '', at: momentOf(one.signedForAt) });
  const reminded = one.remindedAt && !one.signedForAt && m.supervision_letters_reminded_at({ at: momentOf(one.remindedAt) });
  return (
    <div className="flex flex-wrap items-start justify-between gap-2">
      <span className="min-w-0">
        {one.name}
        <span className="block text-note text-muted">{[signed, ...read, reminded].filter(Boolean).join(' · ')}</span>
      </span>
      <Chip tone={one.signedForAt ? 'done' : read.length > 0 ? 'progress' : 'watch'}>
        {one.signedForAt
          ? m.supervision_letters_state_signed()
          : read.length > 0
            ? m.supervision_letters_state_read()
            : m.supervision_letters_state_unread()}
      </Chip>
    </div>
  );
}
