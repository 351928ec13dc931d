import { useParams } from '@tanstack/react-router';
import { History, Printer } from 'lucide-react';
import { useState } from 'react';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { Tabs } from '#web/workspace/tabs.tsx';
import { usePhone } from '#web/workspace/use-phone.ts';
import { m } from '#words/messages.js';
import { letterRoutes, type Letter, type LetterContent } from '../../contract.ts';
import { Acts } from './acts.tsx';
import { Attachments } from './attachments.tsx';
import { Editor } from './editor.tsx';
import { Preview } from './preview.tsx';
import { Receipts } from './receipts.tsx';
import { SheetPanel } from './sheet-panel.tsx';
import { Versions } from './versions.tsx';
import { kindLabel, LetterChip, UrgencyChip } from './words.tsx';

/** One official document: its text beside the page it becomes, the drafting sheet, who has it. */
export default function LetterPage() {
  const { letterId = '' } = useParams({ strict: false }) as { letterId?: string };
  const { data, error, refetch } = useCall(letterRoutes.readLetter, { params: { letterId } });
  const [isComparing, setComparing] = useState(false);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data || data.id !== letterId) return <Skeleton lines={12} />;
  return (
    <>
      <PageTitle
        title={data.title}
        crumbs={[{ label: m.supervision_letters_title(), to: '/letters' }]}
        chips={
          <>
            <LetterChip state={data.state} />
            <UrgencyChip urgency={data.content.urgency} />
          </>
        }
        note={[kindLabel(data), data.orgName, data.number, data.draftedBy].filter(Boolean).join(' · ')}
        actions={
          <>
            <Button icon={Printer} onClick={() => window.print()}>
              {m.supervision_letters_print()}
            </Button>
            <Button icon={History} onClick={() => setComparing(true)}>
              {m.supervision_letters_versions()}
            </Button>
            <Acts letter={data} />
          </>
        }
      />
      {data.recallReason && <p className="mt-0 mb-3 rounded-control bg-late-tint px-4 py-2 text-late">{data.recallReason}</p>}
      <Text key={`${data.id} ${data.version}`} letter={data} />
      {isComparing && <Versions letterId={data.id} version={data.version} onClose={() => setComparing(false)} />}
    </>
  );
}

/** On a desk all stand beside each other; on a phone one at a time. */
function Text({ letter }: { letter: Letter }) {
  const [shown, setShown] = useState<LetterContent>(letter.content);
  const [tab, setTab] = useState(letter.isEditable ? 'edit' : 'preview');
  const isPhone = usePhone();
  const preview = <Preview {...letter} content={shown} />;
  const editor = (
    <Card title={m.supervision_letters_edit()}>
      <Editor letter={letter} onChange={setShown} />
      <Attachments letter={letter} />
    </Card>
  );
  const side = (
    <div className="flex min-w-0 flex-col gap-3" data-print="hidden">
      <Warnings letter={letter} />
      {(letter.state === 'issued' || letter.state === 'recalled') && letter.recipientList.length > 0 && <Receipts letter={letter} />}
      <SheetPanel letter={letter} />
      {!letter.isEditable && <Attachments letter={letter} />}
      <WhoCanSee who={m.supervision_letters_who()} />
    </div>
  );
  if (isPhone) {
    const tabs = [
      ...(letter.isEditable ? [{ key: 'edit', label: m.supervision_letters_edit(), content: editor }] : []),
      { key: 'preview', label: m.supervision_letters_preview(), content: preview },
      { key: 'sheet', label: m.supervision_letters_sheet(), content: side },
    ];
    return <Tabs tabs={tabs} value={tab} onChange={setTab} label={m.supervision_letters_parts()} />;
  }
  if (!letter.isEditable) {
    return (
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="min-w-0 rounded-card bg-lane p-4">{preview}</div>
        {side}
      </div>
    );
  }
  return (
    <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] min-[1400px]:grid-cols-[minmax(0,4fr)_minmax(0,5fr)_280px]">
      {editor}
      <div className="min-w-0 rounded-card bg-lane p-3">{preview}</div>
      {side}
    </div>
  );
}

function Warnings({ letter }: { letter: Letter }) {
  if (!letter.isEditable || letter.warnings.length === 0) return null;
  return (
    <section
      aria-label={m.supervision_letters_warnings()}
      className="rounded-card border border-line bg-watch-tint px-4 py-2 text-table text-watch"
    >
      <h2 className="m-0 text-body font-bold">{m.supervision_letters_warnings()}</h2>
      <ul className="m-0 pl-5">
        {letter.warnings.map((warning) => (
          <li key={warning}>{say(`code_letter_warning_${warning}`)}</li>
        ))}
      </ul>
    </section>
  );
}
