import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { PageTitle } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import type { ExpertRow } from '../../contract/expert-shapes.ts';
import { expertRoutes, expertTwinRoutes } from '../../contract/experts.ts';
import { expertField } from './words.ts';

const { listExpertTwins, mergeExpert, partExpert, distinguishExperts } = expertTwinRoutes;
const changed = [listExpertTwins, expertRoutes.listExperts, expertRoutes.readExpert];

/** Entries that may be one person, side by side: merged into one of them, or told apart for good. */
export default function ExpertTwins() {
  const { data, error, refetch } = useCall(listExpertTwins, {});
  return (
    <>
      <PageTitle
        title={m.libraries_experts_twins()}
        crumbs={[{ label: m.libraries_experts_title(), to: '/experts' }]}
        note={data && m.libraries_experts_twins_note({ count: data.rows.length })}
      />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.rows.length === 0 && <EmptyState why={m.libraries_experts_no_twins()} />}
      <div className="flex flex-col gap-3">
        {data?.rows.map(({ one, other, reasons }) => (
          <Pair key={`${one.id} ${other.id}`} one={one} other={other} reasons={reasons} />
        ))}
      </div>
    </>
  );
}

function Pair({ one, other, reasons }: { one: ExpertRow; other: ExpertRow; reasons: readonly string[] }) {
  const merge = useAct(mergeExpert, changed);
  const part = useAct(partExpert, changed);
  const distinguish = useAct(distinguishExperts, changed);
  const [error, setError] = useState<unknown>(null);
  const mergeInto = async (from: ExpertRow, into: ExpertRow) => {
    setError(null);
    try {
      await merge.mutateAsync({ params: { expertId: from.id }, body: { intoId: into.id } });
      toast(m.libraries_experts_merged({ name: into.name }), () => void part.mutateAsync({ params: { expertId: from.id } }));
    } catch (problem) {
      setError(problem);
    }
  };
  const tellApart = async () => {
    await distinguish.mutateAsync({ params: { expertId: one.id }, body: { otherId: other.id } });
    toast(m.libraries_experts_told_apart());
  };
  return (
    <section aria-label={one.name} className="rounded-card border border-line bg-white p-4">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <h2 className="m-0 text-section font-bold">{one.name}</h2>
        {reasons.map((reason) => (
          <Chip key={reason} tone="watch">
            {say(`code_expert_twin_${reason}`)}
          </Chip>
        ))}
        <Button className="ml-auto" size="small" onClick={() => void tellApart()}>
          {m.libraries_experts_two_people()}
        </Button>
      </div>
      {error !== null && <ErrorState error={error} />}
      <div className="grid gap-3 md:grid-cols-2">
        <Side row={one} onKeep={() => void mergeInto(other, one)} />
        <Side row={other} onKeep={() => void mergeInto(one, other)} />
      </div>
    </section>
  );
}

function Side({ row, onKeep }: { row: ExpertRow; onKeep: () => void }) {
  const facts = [
    ['org_name', row.orgName],
    ['title', row.titleName],
    ['post', row.post],
    ['subjects', row.subjects.join('、')],
    ['phone', row.phone],
    ['consultations', String(row.consultations)],
    ['term_ends_on', row.termEndsOn],
  ] as const;
  return (
    <div className="flex flex-col gap-2 rounded-control border border-line p-3">
      <Link to={`/experts/${row.id}`} className="text-brand-strong">
        {row.name}
        {row.nameEn && ` ${row.nameEn}`}
      </Link>
      <dl className="m-0 grid grid-cols-[6em_minmax(0,1fr)] gap-x-3 gap-y-1 text-table">
        {facts.map(([field, value]) => (
          <div key={field} className="contents">
            <dt className="text-muted">{expertField(field)}</dt>
            <dd className="m-0">{value || '—'}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Button size="small" onClick={onKeep}>
          {m.libraries_experts_keep_this()}
        </Button>
      </div>
    </div>
  );
}
