import type { ReactNode } from 'react';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Card, CardRow } from '#web/workspace/card.tsx';
import type { Expert } from '../../contract/expert-shapes.ts';
import { Contact } from './contact.tsx';
import { expertField, fieldLabel } from './words.ts';

/** Who it is: fields, research, posts, education, how to reach them; what visitors see of it is marked. */
export function ExpertFacts({ expert }: { expert: Expert }) {
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['fields', expert.fields.map(fieldLabel).join('、')],
    ['subjects', expert.subjects.join('、')],
    ['directions', expert.directions],
    ['org', [expert.orgName, expert.orgSince && m.libraries_experts_since({ day: expert.orgSince })].filter(Boolean).join(' ')],
    ['affiliations', lines(expert.affiliations.map((stay) => [stay.orgName, stay.post, termOf(stay.from, stay.until)]))],
    [
      'education',
      lines(
        expert.education.map((one) => [say(`code_expert_degree_${one.degree}`), one.school, one.major, one.year ? String(one.year) : null]),
      ),
    ],
    ['renown', expert.renown === 'none' ? '' : say(`code_expert_renown_${expert.renown}`)],
    ['availability_note', expert.availabilityNote],
    ['phone', <Contact key="phone" expert={expert} kind="phone" />],
    ['email', <Contact key="email" expert={expert} kind="email" />],
  ];
  return (
    <Card title={m.libraries_experts_facts()} aside={m.libraries_experts_open_note()}>
      <dl className="m-0 grid grid-cols-[7em_minmax(0,1fr)] gap-x-4 gap-y-2 text-body max-md:grid-cols-1 max-md:gap-y-0.5">
        {rows
          .filter(([, value]) => value !== null && value !== '')
          .map(([field, value]) => (
            <div key={field} className="contents">
              <dt className="text-muted">
                {expertField(field)}
                {(expert.openFields as readonly string[]).includes(field) && (
                  <span className="ml-1 text-note text-done">{m.libraries_experts_open()}</span>
                )}
              </dt>
              <dd className="m-0 max-md:mb-2">{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}

const termOf = (from: string | null, until: string | null) =>
  from || until ? `${from ?? ''}—${until ?? m.libraries_experts_now()}` : null;

function lines(rows: readonly (readonly (string | null)[])[]): ReactNode {
  if (rows.length === 0) return '';
  return rows.map((row) => <div key={row.join(' ')}>{row.filter((part) => part).join(' · ')}</div>);
}

/** Papers, patents, projects, the latest first. */
export function WorksCard({ expert }: { expert: Expert }) {
  const works = expert.works.toSorted((one, other) => (other.year ?? 0) - (one.year ?? 0));
  return (
    <Card flush title={expertField('works')} aside={works.length > 0 && m.libraries_experts_works_count({ count: works.length })}>
      {works.length === 0 && <CardRow>{m.libraries_experts_no_works()}</CardRow>}
      {works.map((work) => (
        <CardRow key={`${work.kind} ${work.title}`}>
          <div className="grid grid-cols-[3.5em_3em_minmax(0,1fr)] gap-x-3">
            <span className="text-muted">{say(`code_expert_work_${work.kind}`)}</span>
            <span className="text-muted">{work.year}</span>
            <span>
              {work.title}
              {work.note && <span className="ml-2 text-note text-muted">{work.note}</span>}
            </span>
          </div>
        </CardRow>
      ))}
    </Card>
  );
}
