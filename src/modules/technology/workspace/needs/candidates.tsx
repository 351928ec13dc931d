import { Check, Minus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { Choice } from '#web/workspace/choice.tsx';
import { useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { codeRoutes } from '#modules/parties/contract.ts';
import { m } from '#words/messages.js';
import { CANDIDATE_KINDS, type CandidateKind } from '../../contract/need-life-codes.ts';
import { needPartnerRoutes, type Candidate } from '../../contract/need-partners.ts';
import type { NeedDetail } from '../../contract/needs.ts';
import { InviteSheet } from './invite-sheet.tsx';
import { candidateKindLabel, invitationLabel, invitationTone } from './life-words.ts';

/** Fitting from here on, very fitting from there. */
const FITS = 40;
const FITS_WELL = 65;

const keyOf = ({ kind, id }: Pick<Candidate, 'kind' | 'id'>) => `${kind} ${id}`;

/** Who may answer a need, ranked with reasons; a person decides, and several can be asked at once. */
export function Candidates({ need, most = 8 }: { need: NeedDetail; most?: number }) {
  const [kind, setKind] = useState<CandidateKind | ''>('');
  const [q, setQ] = useState('');
  const [asked, setAsked] = useState('');
  const [shown, setShown] = useState(most);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isInviting, setInviting] = useState(false);
  const { data, error } = useCall(needPartnerRoutes.listNeedCandidates, {
    params: { needId: need.id },
    query: { ...(kind && { kind }), ...(asked && { q: asked }) },
  });
  const names = useFieldNames();
  const rows = data?.rows ?? [];
  const invited = rows.filter((row) => chosen.includes(keyOf(row)));
  const toggle = (row: Candidate) =>
    setChosen(chosen.includes(keyOf(row)) ? chosen.filter((key) => key !== keyOf(row)) : [...chosen, keyOf(row)]);
  return (
    <section aria-label={m.technology_page_candidates()} className="flex min-w-0 flex-col gap-2">
      <header className="flex flex-wrap items-center gap-2">
        <h3 className="m-0 text-body font-bold">{m.technology_page_candidates_count({ count: rows.length })}</h3>
        <span className="text-note text-muted">{m.technology_page_candidates_note()}</span>
      </header>
      <div role="search" className="flex flex-wrap gap-2">
        <Choice
          label={m.technology_page_candidate_kind()}
          value={kind}
          onChange={(next) => setKind(next as CandidateKind | '')}
          options={[{ value: '', label: m.web_all() }, ...CANDIDATE_KINDS.map((value) => ({ value, label: candidateKindLabel(value) }))]}
        />
        <input
          type="search"
          value={q}
          onChange={({ target }) => setQ(target.value)}
          onKeyDown={(event) => {
            // The choice beside it keeps a hidden field, and a form of two fields is not sent by Enter.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            setAsked(q.trim());
          }}
          aria-label={m.technology_page_candidate_find()}
          placeholder={m.technology_page_candidate_find()}
          className="h-8 min-w-0 flex-1 rounded-control border border-edge bg-white px-2.5 max-md:h-11"
        />
      </div>
      {error && <ErrorState error={error} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && rows.length === 0 && <EmptyState why={m.technology_page_candidates_none()} />}
      <ol className="m-0 flex list-none flex-col gap-2 p-0">
        {rows.slice(0, shown).map((row, index) => (
          <CandidateCard
            key={keyOf(row)}
            row={{ ...row, fields: row.fields.map((code) => names.get(code) ?? code) }}
            rank={index + 1}
            isChosen={chosen.includes(keyOf(row))}
            onToggle={() => toggle(row)}
          />
        ))}
      </ol>
      {rows.length > shown && (
        <Button look="quiet" onClick={() => setShown(shown + 10)}>
          {m.technology_page_candidates_more({ count: rows.length - shown })}
        </Button>
      )}
      {invited.length > 0 && (
        <div className="sticky bottom-0 flex justify-end border-t border-line bg-white py-2">
          <Button look="filled" onClick={() => setInviting(true)}>
            {m.technology_page_invite_count({ count: invited.length })}
          </Button>
        </div>
      )}
      {isInviting && (
        <InviteSheet
          need={need}
          candidates={invited}
          onClose={(isSent) => {
            setInviting(false);
            if (isSent) setChosen([]);
          }}
        />
      )}
    </section>
  );
}

/** The high-tech fields by their codes. */
function useFieldNames(): ReadonlyMap<string, string> {
  const { data } = useCall(codeRoutes.listCodes, { params: { list: 'field' }, query: { state: 'active', pageSize: 100 } });
  return new Map((data?.rows ?? []).map(({ code, name }) => [code, name]));
}

type CardParts = { row: Candidate; rank: number; isChosen: boolean; onToggle: () => void };

function CandidateCard({ row, rank, isChosen, onToggle }: CardParts) {
  const { title, orgName, kind, fields, score, reasons, cautions, invitationState } = row;
  const isInvited = invitationState === 'open' || invitationState === 'accepted';
  return (
    <li className={`rounded-card border px-3 py-2 text-table ${isChosen ? 'border-brand bg-brand-tint' : 'border-line bg-white'}`}>
      <div className="flex items-start gap-2">
        <span
          aria-hidden
          className="inline-flex size-5 shrink-0 items-center justify-center rounded-chip bg-brand-tint text-note text-brand-strong"
        >
          {rank}
        </span>
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2">
            <b className="min-w-0">{title}</b>
            <span className="ml-auto">
              <Chip tone={score >= FITS_WELL ? 'done' : score >= FITS ? 'progress' : 'waiting'}>{fitText(score)}</Chip>
            </span>
          </div>
          <p className="m-0 text-note text-muted">
            {[candidateKindLabel(kind), orgName, ...fields.slice(0, 2)].filter(Boolean).join(' · ')}
          </p>
          <ul className="m-0 mt-1 flex list-none flex-col gap-0.5 p-0 text-note">
            {reasons.map((reason) => (
              <li key={reason} className="flex gap-1.5">
                <Check size={13} aria-hidden className="mt-0.5 shrink-0 text-done" />
                {reason}
              </li>
            ))}
            {cautions.map((caution) => (
              <li key={caution} className="flex gap-1.5 text-watch">
                <Minus size={13} aria-hidden className="mt-0.5 shrink-0" />
                {caution}
              </li>
            ))}
          </ul>
          <div className="mt-1.5 flex items-center gap-2">
            {isInvited && invitationState ? (
              <Chip tone={invitationTone(invitationState)}>{invitationLabel(invitationState)}</Chip>
            ) : (
              <Button size="small" aria-pressed={isChosen} onClick={onToggle}>
                {isChosen ? m.technology_page_chosen() : m.technology_page_choose()}
                <span className="sr-only">{title}</span>
              </Button>
            )}
          </div>
        </div>
      </div>
    </li>
  );
}

const fitText = (score: number) =>
  score >= FITS_WELL ? m.technology_page_fits_well() : score >= FITS ? m.technology_page_fits() : m.technology_page_fits_perhaps();
