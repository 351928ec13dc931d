import { m } from '#words/messages.js';
import { useCall } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { trailRoutes, type TrailLine } from '../contract.ts';
import { atMinute, Facts, Part } from './opened.tsx';

/** The pseudonym under which the platform itself acts. */
export const NOBODY = 'nobody';
export const actorOf = ({ actorId, actorName }: TrailLine) => actorName ?? (actorId === NOBODY ? m.parties_trail_platform() : actorId);

/** One entry: what it says, the fields of its body, and the proof that it is in the signed log. */
export function TrailSheet({ entryId, onClose }: { entryId: string; onClose: () => void }) {
  const { data, error, refetch } = useCall(trailRoutes.readTrailEntry, { params: { entryId } });
  return (
    <SideSheet title={data?.line.sentence ?? m.parties_nav_trail()} isOpen onClose={onClose}>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && (
        <>
          <Part title={m.parties_trail_entry()}>
            <Facts
              facts={[
                [m.parties_trail_type(), data.line.type],
                [m.parties_trail_recorded(), atMinute(data.line.recordedAt)],
                [m.parties_trail_occurred(), data.line.occurred],
                [m.parties_trail_actor(), actorOf(data.line)],
                [m.parties_trail_subject(), data.line.subject],
                [m.parties_trail_stream(), data.line.stream],
                [m.parties_trail_index(), data.line.index === null ? m.parties_trail_pending() : String(data.line.index)],
              ]}
            />
          </Part>
          <Part title={m.parties_trail_fields()}>
            {data.fields.length === 0 && <p className="m-0 text-table text-muted">{m.parties_trail_fields_none()}</p>}
            <Facts
              facts={data.fields.map(
                ({ path, value }) =>
                  [
                    path,
                    value ?? (
                      <i key={path} className="text-muted">
                        {m.parties_trail_erased()}
                      </i>
                    ),
                  ] as const,
              )}
            />
          </Part>
          <Part title={m.parties_trail_proof()}>
            {data.inclusion ? (
              <>
                <p className="m-0 mb-2 text-table text-muted">
                  {m.parties_trail_proof_note({ index: data.inclusion.index, size: data.inclusion.size })}
                </p>
                <ol className="m-0 list-none p-0 font-mono text-note break-all">
                  <li className="mb-1 font-bold">{data.inclusion.leafHash}</li>
                  {data.inclusion.proof.map((hash) => (
                    <li key={hash}>{hash}</li>
                  ))}
                </ol>
              </>
            ) : (
              <p className="m-0 text-table text-muted">{m.parties_trail_proof_none()}</p>
            )}
          </Part>
          <Part title={m.parties_trail_bytes()}>
            <pre className="m-0 rounded-control bg-head p-3 text-note break-all whitespace-pre-wrap">{data.text}</pre>
          </Part>
        </>
      )}
    </SideSheet>
  );
}
