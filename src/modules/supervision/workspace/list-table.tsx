import { Link } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { Fragment } from 'react';
import { IconButton } from '#web/workspace/button.tsx';
import { m } from '#words/messages.js';
import type { Measure } from '../contract.ts';
import { grouped, isAlone, nameOf, type ArticleGroup } from './list-groups.ts';
import { Deadline, StateChip } from './state-chip.tsx';

export type ListParts = {
  measures: readonly Measure[];
  /** Absent for who only reads. */
  selected?: readonly string[] | undefined;
  onSelect: (ids: readonly string[]) => void;
  onAssign: (measure: Measure) => void;
};

const HEAD = 'h-8 border-b border-line bg-head px-3 text-left font-normal whitespace-nowrap text-muted';
const CELL = 'border-b border-row px-3 py-2 align-top';

/** The responsibility list on a desk, by chapter and article as the document has it. */
export function ListTable({ measures, selected, onSelect, onAssign }: ListParts) {
  const width = selected ? 9 : 7;
  return (
    <div
      data-print="page"
      tabIndex={0}
      role="region"
      aria-label={m.supervision_list_title()}
      className="overflow-x-auto border-t border-line"
    >
      <table className="w-full border-separate border-spacing-0 text-table">
        <thead>
          <tr>
            {selected && <td className={`${HEAD} w-9`} />}
            <th scope="col" className={`${HEAD} min-w-52`}>
              {m.supervision_measure()}
            </th>
            <th scope="col" className={`${HEAD} min-w-32`}>
              {m.supervision_leader_in_charge()}
            </th>
            <th scope="col" className={`${HEAD} min-w-48`}>
              {m.supervision_department()}
            </th>
            <th scope="col" className={HEAD}>
              {m.supervision_liaison()}
            </th>
            <th scope="col" className={`${HEAD} min-w-40`}>
              {m.supervision_supporting()}
            </th>
            <th scope="col" className={HEAD}>
              {m.supervision_deadline()}
            </th>
            <th scope="col" className={HEAD}>
              {m.supervision_state()}
            </th>
            {selected && <td data-print="hidden" className={HEAD} />}
          </tr>
        </thead>
        {grouped(measures).map(({ chapter, articles }) => (
          <tbody key={chapter}>
            <tr>
              <th scope="rowgroup" colSpan={width} className="border-b border-line bg-canvas px-3 py-2 text-left text-body font-bold">
                {chapter}
              </th>
            </tr>
            {articles.map((group) => (
              <Fragment key={group.article}>
                {!isAlone(group) && <ArticleRow group={group} width={width} selected={selected} onSelect={onSelect} />}
                {group.measures.map((measure) => (
                  <MeasureRow key={measure.id} measure={measure} selected={selected} onSelect={onSelect} onAssign={onAssign} />
                ))}
              </Fragment>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

type ArticleParts = Pick<ListParts, 'selected' | 'onSelect'> & { group: ArticleGroup; width: number };

function ArticleRow({ group: { article, measures }, width, selected, onSelect }: ArticleParts) {
  const ids = measures.map(({ id }) => id);
  const isWhole = selected !== undefined && ids.every((id) => selected.includes(id));
  const toggle = () => onSelect(isWhole ? (selected ?? []).filter((id) => !ids.includes(id)) : [...new Set([...(selected ?? []), ...ids])]);
  return (
    <tr>
      {selected && (
        <td className="border-b border-row bg-head pl-3">
          <input
            type="checkbox"
            className="accent-brand"
            aria-label={m.supervision_select_article({ article })}
            checked={isWhole}
            onChange={toggle}
          />
        </td>
      )}
      <th scope="row" colSpan={selected ? width - 1 : width} className="border-b border-row bg-head px-3 py-1.5 text-left font-bold">
        {article}
      </th>
    </tr>
  );
}

type RowParts = Pick<ListParts, 'selected' | 'onSelect' | 'onAssign'> & { measure: Measure };

function MeasureRow({ measure, selected, onSelect, onAssign }: RowParts) {
  const { id, responsibility: now } = measure;
  const isSelected = selected?.includes(id) ?? false;
  const toggle = () => onSelect(isSelected ? (selected ?? []).filter((one) => one !== id) : [...(selected ?? []), id]);
  return (
    <tr className={isSelected ? 'bg-brand-tint' : 'hover:bg-head'}>
      {selected && (
        <td className={`${CELL} pl-3`}>
          <input
            type="checkbox"
            className="accent-brand"
            aria-label={m.supervision_select_measure({ title: measure.title })}
            checked={isSelected}
            onChange={toggle}
          />
        </td>
      )}
      <td className={CELL}>
        <Link to={`/measures/${id}`} className="text-brand-strong no-underline hover:underline">
          {nameOf(measure)}
        </Link>
        {now?.note && <p className="m-0 text-note text-muted">{now.note}</p>}
      </td>
      <td className={CELL}>{now?.leaderInCharge?.name}</td>
      <td className={CELL}>
        {now?.department?.name}
        <p className="m-0 text-note text-muted">{[now?.departmentLeader?.name, now?.officeResponsible].filter(Boolean).join(' · ')}</p>
      </td>
      <td className={`${CELL} whitespace-nowrap`}>{now?.liaison?.name}</td>
      <td className={`${CELL} text-note text-muted`}>{now?.supportingDepartments.map(({ name }) => name).join(m.supervision_between())}</td>
      <td className={CELL}>
        <Deadline measure={measure} />
      </td>
      <td className={CELL}>
        <StateChip state={now?.state} />
      </td>
      {selected && (
        <td data-print="hidden" className={`${CELL} pl-0`}>
          <IconButton label={`${m.supervision_assign()} ${measure.clause ?? ''}`} icon={Pencil} onClick={() => onAssign(measure)} />
        </td>
      )}
    </tr>
  );
}
