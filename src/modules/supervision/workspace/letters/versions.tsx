import { useState } from 'react';
import { say } from '#shared/words.ts';
import { Choice } from '#web/workspace/choice.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { useCall } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { EmptyState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { letterRoutes, type Difference } from '../../contract.ts';

/** What was changed between two versions of the text. */
export function Versions({ letterId, version, onClose }: { letterId: string; version: number; onClose: () => void }) {
  const [from, setFrom] = useState(String(Math.max(1, version - 1)));
  const [until, setUntil] = useState(String(version));
  const { data: versions } = useCall(letterRoutes.listLetterVersions, { params: { letterId } });
  const { data } = useCall(letterRoutes.compareLetterVersions, { params: { letterId }, query: { from, until } });
  const options = (versions?.rows ?? []).map((row) => ({
    value: String(row.version),
    label: m.supervision_letters_version_option({ version: row.version, by: row.by, at: momentOf(row.at) }),
  }));
  return (
    <SideSheet title={m.supervision_letters_versions()} isOpen onClose={onClose}>
      <div className="mb-4 grid gap-2">
        <Choice label={m.supervision_letters_version_from()} value={from} onChange={setFrom} options={options} isWide />
        <Choice label={m.supervision_letters_version_until()} value={until} onChange={setUntil} options={options} isWide />
      </div>
      {!data ? (
        <Skeleton />
      ) : data.rows.length === 0 ? (
        <EmptyState why={m.supervision_letters_versions_same()} />
      ) : (
        data.rows.map((row) => <Changed key={row.field} difference={row} />)
      )}
    </SideSheet>
  );
}

const LOOKS = { same: '', added: 'bg-done-tint text-done no-underline', removed: 'bg-late-tint text-late' } as const;

function Changed({ difference }: { difference: Difference }) {
  return (
    <section className="mb-4">
      <h3 className="m-0 mb-1 text-table font-bold">{say(`supervision_letters_field_${difference.field.toLowerCase()}`)}</h3>
      <div className="rounded-control border border-line px-3 py-2 font-serif text-[15px] leading-7">
        {difference.lines.map((line, at) => (
          <p key={`${at} ${line.map(({ text }) => text).join('')}`} className="m-0">
            {line.map(({ kind, text }, place) =>
              kind === 'removed' ? (
                <del key={`${place} ${text}`} className={LOOKS.removed}>
                  {text}
                </del>
              ) : kind === 'added' ? (
                <ins key={`${place} ${text}`} className={LOOKS.added}>
                  {text}
                </ins>
              ) : (
                <span key={`${place} ${text}`}>{text}</span>
              ),
            )}
          </p>
        ))}
      </div>
    </section>
  );
}
