import { Camera, MapPin } from 'lucide-react';
import { useState } from 'react';
import { say } from '#shared/words.ts';
import { m } from '#words/messages.js';
import { Choice } from '#web/workspace/choice.tsx';
import { useMe } from '#web/workspace/session.tsx';
import { MAX_PHOTO_BYTES, MAX_PHOTOS, WORK_CLAUSES, WORK_KINDS } from '../contract.ts';
import { shortDay, yesterdayOf } from './entry-draft.ts';
import { AddPill, Chosen, EntryCard, LineInput, Toggle, Words } from './entry-parts.tsx';
import { EntryPicker } from './entry-picker.tsx';
import type { Entry } from './use-entry.ts';

const SUGGESTED = 4;
const toggled = (list: readonly string[], one: string) => (list.includes(one) ? list.filter((id) => id !== one) : [...list, one]);
const row = 'flex flex-wrap items-center gap-2';
/** One line that a thumb pushes along. */
const strip = 'flex items-center gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:pb-1 md:flex-wrap [&>*]:shrink-0';

export function KindSection({ entry: { draft, change } }: { entry: Entry }) {
  return (
    <EntryCard title={m.ledgers_work_kind()}>
      <div className={strip}>
        {WORK_KINDS.map((kind) => (
          <Toggle key={kind} isOn={draft.kind === kind} onPress={() => change({ kind })}>
            {say(`code_work_kind_${kind}`)}
          </Toggle>
        ))}
      </div>
    </EntryCard>
  );
}

export function DaySection({ entry: { draft, change, choices, problems } }: { entry: Entry }) {
  const { today } = choices;
  const yesterday = yesterdayOf(today);
  const [isOther, setOther] = useState(false);
  const shows = isOther || draft.untilOn !== '' || (draft.occurredOn !== today && draft.occurredOn !== yesterday);
  return (
    <EntryCard title={m.ledgers_work_day_and_place()} problem={problems['occurredOn'] ?? problems['untilOn']}>
      <div className={row}>
        <Toggle isOn={!shows && draft.occurredOn === today} onPress={() => (setOther(false), change({ occurredOn: today, untilOn: '' }))}>
          {m.ledgers_work_today({ day: shortDay(today) })}
        </Toggle>
        <Toggle
          isOn={!shows && draft.occurredOn === yesterday}
          onPress={() => (setOther(false), change({ occurredOn: yesterday, untilOn: '' }))}
        >
          {m.ledgers_work_yesterday()}
        </Toggle>
        <Toggle isOn={shows} onPress={() => setOther(true)}>
          {m.ledgers_work_other_day()}
        </Toggle>
        <span className="relative min-w-36 flex-1">
          <MapPin size={16} aria-hidden className="absolute top-2.5 left-2.5 text-muted max-md:top-3" />
          <input
            aria-label={m.ledgers_work_place()}
            placeholder={m.ledgers_work_place()}
            value={draft.place}
            maxLength={100}
            onChange={(event) => change({ place: event.target.value })}
            className="h-9 w-full rounded-control border border-edge bg-white pr-2 pl-8 max-md:h-10"
          />
        </span>
      </div>
      {shows && (
        <div className="mt-2 grid grid-cols-2 gap-2">
          <LineInput
            type="date"
            label={m.ledgers_work_from()}
            value={draft.occurredOn}
            max={today}
            onChange={(occurredOn) => change({ occurredOn })}
          />
          <LineInput
            type="date"
            label={m.ledgers_work_until()}
            value={draft.untilOn}
            max={today}
            onChange={(untilOn) => change({ untilOn })}
          />
        </div>
      )}
    </EntryCard>
  );
}

export function EnterpriseSection({ entry: { draft, change, choices, nameOf, problems } }: { entry: Entry }) {
  const [isOpen, setOpen] = useState(false);
  const toggle = (id: string) => change({ enterpriseIds: toggled(draft.enterpriseIds, id) });
  const recent = choices.enterprises.filter(({ id, isMine }) => isMine && !draft.enterpriseIds.includes(id)).slice(0, SUGGESTED);
  const parks = new Set(draft.enterpriseIds.map((id) => choices.enterprises.find((one) => one.id === id)?.note ?? ''));
  return (
    <EntryCard
      title={m.ledgers_work_enterprises_chosen({ count: draft.enterpriseIds.length })}
      aside={[...parks].filter(Boolean).join(' · ')}
      problem={problems['enterpriseIds']}
    >
      <div className={row}>
        {draft.enterpriseIds.map((id) => (
          <Chosen key={id} label={nameOf(id)} onRemove={() => toggle(id)} />
        ))}
        {draft.otherEnterprises && <Chosen label={draft.otherEnterprises} onRemove={() => change({ otherEnterprises: '' })} />}
        <AddPill onPress={() => setOpen(true)}>{m.ledgers_work_add_enterprise()}</AddPill>
      </div>
      {recent.length > 0 && (
        <div className={`${strip} mt-2 text-table text-muted md:gap-x-4`}>
          <span>{m.ledgers_work_recently()}</span>
          {recent.map(({ id, name }) => (
            <button key={id} type="button" onClick={() => toggle(id)} className="min-h-8 text-brand-strong max-md:min-h-9">
              {name}
            </button>
          ))}
        </div>
      )}
      {isOpen && (
        <EntryPicker
          title={m.ledgers_work_choose_enterprises()}
          options={choices.enterprises}
          chosen={draft.enterpriseIds}
          onToggle={toggle}
          onClose={() => setOpen(false)}
          onWrite={(text) => change({ otherEnterprises: [draft.otherEnterprises, text].filter(Boolean).join('、') })}
        />
      )}
    </EntryCard>
  );
}

export function TopicSection({ entry: { draft, change, choices } }: { entry: Entry }) {
  const [text, setText] = useState('');
  const [isAll, setAll] = useState(false);
  const offered = choices.topics.filter((topic) => !draft.topics.includes(topic));
  const add = () => {
    if (text.trim()) change({ topics: [...new Set([...draft.topics, text.trim()])] });
    setText('');
  };
  return (
    <EntryCard title={m.ledgers_work_topics_chosen({ count: draft.topics.length })} aside={m.web_optional()}>
      <div className={row}>
        {draft.topics.map((topic) => (
          <Chosen key={topic} label={topic} onRemove={() => change({ topics: toggled(draft.topics, topic) })} />
        ))}
        {(isAll ? offered : offered.slice(0, SUGGESTED)).map((topic) => (
          <Toggle key={topic} isOn={false} onPress={() => change({ topics: [...draft.topics, topic] })}>
            {topic}
          </Toggle>
        ))}
        {!isAll && <AddPill onPress={() => setAll(true)}>{m.ledgers_work_add_topic()}</AddPill>}
        {isAll && (
          <input
            aria-label={m.ledgers_work_topic_new()}
            placeholder={m.ledgers_work_topic_new()}
            value={text}
            maxLength={40}
            onChange={(event) => setText(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => event.key === 'Enter' && add()}
            className="h-9 w-40 rounded-control border border-edge px-2.5 max-md:h-10"
          />
        )}
      </div>
    </EntryCard>
  );
}

export function DoneSection({ entry: { draft, change, photos, setPhotos, problems } }: { entry: Entry }) {
  const add = (files: FileList | null) => {
    const fits = [...(files ?? [])].filter(({ size }) => size <= MAX_PHOTO_BYTES);
    setPhotos([...photos, ...fits].slice(0, MAX_PHOTOS - draft.photoIds.length));
  };
  return (
    <EntryCard title={m.ledgers_work_done()} aside={m.web_optional()} problem={problems['text'] ?? problems['photoIds']}>
      <Words
        label={m.ledgers_work_done()}
        hint={m.ledgers_work_done_hint()}
        value={draft.text}
        max={2000}
        onChange={(text) => change({ text })}
      />
      <div className={`${row} mt-2`}>
        <label className="inline-flex min-h-9 cursor-pointer items-center gap-1.5 rounded-control border border-edge px-3 focus-within:outline-2 focus-within:outline-brand max-md:min-h-10">
          <Camera size={16} aria-hidden />
          {photos.length === 0 ? m.ledgers_work_photo() : m.ledgers_work_photo_more()}
          <input
            type="file"
            accept="image/png,image/jpeg,image/webp"
            multiple
            className="sr-only"
            onChange={(event) => (add(event.target.files), (event.target.value = ''))}
          />
        </label>
        {draft.photoIds.length > 0 && (
          <span className="text-table text-muted">{m.ledgers_work_photos_kept({ count: draft.photoIds.length })}</span>
        )}
        {photos.map((photo) => (
          <Chosen
            key={`${photo.name} ${photo.size}`}
            label={photo.name}
            onRemove={() => setPhotos(photos.filter((one) => one !== photo))}
          />
        ))}
      </div>
    </EntryCard>
  );
}

export function PeopleSection({ entry: { draft, change, choices, nameOf, problems } }: { entry: Entry }) {
  const [isOpen, setOpen] = useState(false);
  const toggle = (id: string) => change({ personIds: toggled(draft.personIds, id) });
  const near = choices.people.filter(({ id, isMine }) => isMine && !draft.personIds.includes(id)).slice(0, SUGGESTED);
  return (
    <EntryCard title={m.ledgers_work_people()} problem={problems['personIds']}>
      <div className={row}>
        {draft.personIds.map((id) => (
          <Chosen key={id} label={nameOf(id)} onRemove={() => toggle(id)} />
        ))}
        {draft.otherPeople && <Chosen label={draft.otherPeople} onRemove={() => change({ otherPeople: '' })} />}
        {near.map(({ id, name }) => (
          <Toggle key={id} isOn={false} onPress={() => toggle(id)}>
            {name}
          </Toggle>
        ))}
        <AddPill onPress={() => setOpen(true)}>{m.ledgers_work_add_person()}</AddPill>
      </div>
      {isOpen && (
        <EntryPicker
          title={m.ledgers_work_choose_people()}
          options={choices.people}
          chosen={draft.personIds}
          onToggle={toggle}
          onClose={() => setOpen(false)}
          onWrite={(text) => change({ otherPeople: [draft.otherPeople, text].filter(Boolean).join('、') })}
        />
      )}
    </EntryCard>
  );
}

const figureOf = (text: string) => (text === '' ? null : Math.max(0, Math.trunc(Number(text) || 0)));

/** What few entries need: clause, park, title, what was solved, what comes next, figures of a training. */
export function MoreSection({ entry: { draft, change, problems } }: { entry: Entry }) {
  const { parks } = useMe();
  const clauses = WORK_CLAUSES.map((clause) => ({ value: clause, label: `${clause} ${say(`code_clause_${clause.replace('.', '_')}`)}` }));
  const figure = (key: 'personTimes' | 'handouts' | 'sessions' | 'enterpriseCount', label: string) => (
    <LineInput
      type="number"
      label={label}
      value={draft[key] === null ? '' : String(draft[key])}
      onChange={(text) => change({ [key]: figureOf(text) })}
    />
  );
  return (
    <details className="rounded-card border border-line bg-white px-4 py-3" open={problems['parkId'] !== undefined || undefined}>
      <summary className="min-h-8 cursor-pointer text-table text-brand-strong">{m.ledgers_work_more()}</summary>
      <div className="mt-2 flex flex-col gap-3">
        <label className="flex flex-col gap-1 text-note text-muted">
          {m.ledgers_work_clause()}
          <Choice isWide label={m.ledgers_work_clause()} value={draft.clause} onChange={(clause) => change({ clause })} options={clauses} />
        </label>
        {parks.length > 1 && (
          <label className="flex flex-col gap-1 text-note text-muted">
            {m.ledgers_work_park()}
            <Choice
              isWide
              label={m.ledgers_work_park()}
              value={draft.parkId}
              onChange={(parkId) => change({ parkId })}
              options={[
                { value: '', label: m.ledgers_work_park_of_enterprises() },
                ...parks.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </label>
        )}
        <LineInput label={m.ledgers_work_headline()} value={draft.title} onChange={(title) => change({ title })} />
        <Words
          label={m.ledgers_work_solved()}
          hint={m.ledgers_work_solved()}
          rows={2}
          max={1000}
          value={draft.problemsSolved}
          onChange={(problemsSolved) => change({ problemsSolved })}
        />
        <Words
          label={m.ledgers_work_next()}
          hint={m.ledgers_work_next()}
          rows={2}
          max={1000}
          value={draft.followUp}
          onChange={(followUp) => change({ followUp })}
        />
        <div className="grid grid-cols-2 gap-2 md:grid-cols-4">
          {figure('sessions', m.ledgers_work_sessions())}
          {figure('enterpriseCount', m.ledgers_work_enterprise_count())}
          {figure('personTimes', m.ledgers_work_person_times())}
          {figure('handouts', m.ledgers_work_handouts())}
        </div>
      </div>
    </details>
  );
}
