import { addDays, isDay } from '#shared/dates.ts';
import { m } from '#words/messages.js';
import { CLAUSE_OF_KIND, type WorkDraft, type WorkEntryDetail } from '../contract.ts';

/** A draft with nothing left open: what the form shows. */
export type Draft = Required<Pick<WorkDraft, 'occurredOn' | 'kind'>> & {
  untilOn: string;
  clause: string;
  place: string;
  parkId: string;
  personIds: readonly string[];
  otherPeople: string;
  enterpriseIds: readonly string[];
  otherEnterprises: string;
  topics: readonly string[];
  text: string;
  title: string;
  problemsSolved: string;
  followUp: string;
  personTimes: number | null;
  handouts: number | null;
  sessions: number | null;
  enterpriseCount: number | null;
  photoIds: readonly string[];
};

export function freshDraft(today: string, personId: string): Draft {
  return {
    occurredOn: today,
    untilOn: '',
    kind: 'visit',
    clause: CLAUSE_OF_KIND.visit,
    place: '',
    parkId: '',
    personIds: [personId],
    otherPeople: '',
    enterpriseIds: [],
    otherEnterprises: '',
    topics: [],
    text: '',
    title: '',
    problemsSolved: '',
    followUp: '',
    personTimes: null,
    handouts: null,
    sessions: null,
    enterpriseCount: null,
    photoIds: [],
  };
}

/** An entry to be changed, back in the form. */
export function draftOf(entry: WorkEntryDetail): Draft {
  const text = (value: string | null) => value ?? '';
  return {
    occurredOn: entry.occurredOn,
    untilOn: text(entry.untilOn),
    kind: entry.kind === 'platform' ? 'other' : entry.kind,
    clause: text(entry.clause),
    place: text(entry.place),
    parkId: text(entry.parkId),
    personIds: entry.people.map(({ id }) => id),
    otherPeople: text(entry.otherPeople),
    enterpriseIds: entry.enterprises.map(({ id }) => id),
    otherEnterprises: text(entry.otherEnterprises),
    topics: entry.topics,
    text: text(entry.text),
    title: text(entry.title),
    problemsSolved: text(entry.problemsSolved),
    followUp: text(entry.followUp),
    personTimes: entry.personTimes,
    handouts: entry.handouts,
    sessions: entry.sessions,
    enterpriseCount: entry.enterpriseCount,
    photoIds: entry.photoIds,
  };
}

/** What goes to the server. */
export const bodyOf = (draft: Draft): WorkDraft => ({
  ...draft,
  clause: draft.clause as NonNullable<WorkDraft['clause']>,
  personIds: [...draft.personIds],
  enterpriseIds: [...draft.enterpriseIds],
  topics: [...draft.topics],
  photoIds: [...draft.photoIds],
});

export type DraftProblems = Readonly<Partial<Record<string, string>>>;

/** What the server would refuse anyway, said before the network is asked: it may not be there. */
export function checkDraft(draft: Draft, today: string): DraftProblems {
  const problems: Record<string, string> = {};
  if (!isDay(draft.occurredOn) || draft.occurredOn > today) problems['occurredOn'] = m.ledgers_work_day_wrong();
  if (draft.untilOn && (!isDay(draft.untilOn) || draft.untilOn < draft.occurredOn || draft.untilOn > today))
    problems['untilOn'] = m.ledgers_work_until_wrong();
  const isSaid = draft.text || draft.title || draft.otherEnterprises || draft.enterpriseIds.length > 0 || draft.topics.length > 0;
  if (!isSaid) problems['text'] = m.ledgers_work_says_nothing();
  return problems;
}

/** Whether anything was put in that would be a pity to lose. */
export const isBegun = (draft: Draft, photos: readonly unknown[]): boolean =>
  photos.length > 0 ||
  draft.enterpriseIds.length > 0 ||
  draft.topics.length > 0 ||
  [draft.text, draft.place, draft.otherEnterprises, draft.problemsSolved, draft.followUp].some((text) => text !== '');

export const yesterdayOf = (today: string) => addDays(today, -1);
export const shortDay = (day: string) => day.slice(5);
