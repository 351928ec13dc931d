import { CloudOff } from 'lucide-react';
import { useEffect } from 'react';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import { DaySection, DoneSection, EnterpriseSection, KindSection, MoreSection, PeopleSection, TopicSection } from './entry-sections.tsx';
import { isBegun } from './entry-draft.ts';
import type { KeptEntry } from './entry-store.ts';
import { useEntry, type Entry } from './use-entry.ts';

const clock = (at: Date | number) => new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' });

/** 记一笔: one visit, several enterprises, several topics, in thirty seconds; it waits for the network and says so. */
export default function EntryScreen() {
  const entry = useEntry();
  useEffect(() => {
    // What says that it was entered is fetched while there is a network: it must be there when there is none.
    void import('#web/workspace/shell/toasts.tsx');
  }, []);
  const { draft, keptAt, isEdit, problem, problems, isSending, save, outbox } = entry;
  const note = !isEdit && keptAt && isBegun(draft, entry.photos) ? m.ledgers_work_draft_kept({ time: clock(keptAt) }) : undefined;
  return (
    <div className="mx-auto max-w-[720px] max-md:pb-16">
      <PageTitle title={isEdit ? m.ledgers_work_edit() : m.ledgers_work_enter()} note={note} />
      <div className="flex flex-col gap-2.5">
        <Waiting entries={outbox.waiting} onMend={entry.mend} />
        {problem !== null && Object.keys(problems).length === 0 && <ErrorState error={problem} />}
        <KindSection entry={entry} />
        <DaySection entry={entry} />
        <EnterpriseSection entry={entry} />
        <TopicSection entry={entry} />
        <DoneSection entry={entry} />
        <PeopleSection entry={entry} />
        <MoreSection entry={entry} />
        <Consequences entry={entry} />
        <WhoCanSee who={m.ledgers_work_who()} />
      </div>
      <div className="sticky bottom-0 mt-3 flex justify-end gap-2.5 border-t border-line bg-canvas py-3 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:bg-white max-md:px-4 max-md:pb-[max(12px,env(safe-area-inset-bottom))]">
        {!isEdit && (
          <Button size="large" className="!w-auto" disabled={isSending} onClick={() => void save(true)}>
            {m.ledgers_work_save_another()}
          </Button>
        )}
        <Button
          look="filled"
          size="large"
          className="!w-auto min-w-40 !shrink max-md:flex-1"
          disabled={isSending}
          onClick={() => void save(false)}
        >
          {isEdit
            ? m.ledgers_work_save_change()
            : draft.enterpriseIds.length > 0
              ? m.ledgers_work_save({ count: draft.enterpriseIds.length })
              : m.ledgers_work_save_plain()}
        </Button>
      </div>
    </div>
  );
}

/** What saving will write where. */
function Consequences({ entry: { draft, nameOf } }: { entry: Entry }) {
  return (
    <section
      aria-label={m.ledgers_work_will()}
      className="rounded-card border border-brand-edge bg-brand-tint px-4 py-3 text-table text-brand-strong"
    >
      <h2 className="m-0 text-body font-bold">{m.ledgers_work_will()}</h2>
      <p className="m-0">
        {draft.enterpriseIds.length > 0
          ? m.ledgers_work_will_enterprises({ count: draft.enterpriseIds.length, clause: draft.clause })
          : m.ledgers_work_will_ledger({ clause: draft.clause })}
        {draft.personIds.length > 0 && ` · ${m.ledgers_work_will_people({ names: draft.personIds.map(nameOf).join('、') })}`}
      </p>
    </section>
  );
}

/** Entries on this device that are not in the ledger yet: waiting for the network, or for the person where the server said no. */
function Waiting({ entries, onMend }: { entries: readonly KeptEntry[]; onMend: (entry: KeptEntry) => Promise<void> }) {
  if (entries.length === 0) return null;
  return (
    <section
      aria-label={m.ledgers_work_waiting({ count: entries.length })}
      role="status"
      className="rounded-card border border-line bg-watch-tint px-4 py-3 text-table text-watch"
    >
      <h2 className="m-0 flex items-center gap-2 text-body font-bold">
        <CloudOff size={16} aria-hidden />
        {m.ledgers_work_waiting({ count: entries.length })}
      </h2>
      <ul className="m-0 list-none p-0">
        {entries.map((entry) => (
          <li key={entry.key} className="flex items-center justify-between gap-2 py-1">
            <span className="min-w-0">
              {m.ledgers_work_waiting_line({
                day: entry.draft.occurredOn,
                count: entry.draft.enterpriseIds?.length ?? 0,
                time: clock(entry.at),
              })}
              {entry.problem && <span className="block text-late">{entry.problem}</span>}
            </span>
            {entry.problem && (
              <Button size="small" onClick={() => void onMend(entry)}>
                {m.ledgers_work_mend()}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
