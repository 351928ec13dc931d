import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, ClientRefusal } from '#web/workspace/client.ts';
import { useCall } from '#web/workspace/query.ts';
import { useMe } from '#web/workspace/session.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { dayOf } from '#shared/dates.ts';
import { CLAUSE_OF_KIND, overviewRoutes, workChoiceRoutes, workRoutes, type WorkDraft } from '../contract.ts';
import { bodyOf, checkDraft, draftOf, freshDraft, isBegun, type Draft, type DraftProblems } from './entry-draft.ts';
import { isPassing, sayEntered, sendEntry, useOutbox } from './entry-outbox.ts';
import { choicesName, draftName, forget, forgetWaiting, keep, keepWaiting, kept, type KeptEntry } from './entry-store.ts';
import type { Pick } from './entry-picker.tsx';

export type Choices = {
  readonly today: string;
  readonly enterprises: readonly (Pick & { isMine: boolean })[];
  readonly people: readonly (Pick & { isMine: boolean })[];
  readonly topics: readonly string[];
};

const KEEP_MS = 400;

/** What the form offers; the last answer is kept on the device for where there is no network. */
function useChoices(personId: string): Choices {
  const { data } = useCall(workChoiceRoutes.workChoices, { query: {} });
  const [old, setOld] = useState<Choices | null>(null);
  useEffect(() => {
    if (data) void keep(choicesName(personId), data);
    else void kept<Choices>(choicesName(personId)).then((found) => setOld(found ?? null));
  }, [data, personId]);
  return data ?? old ?? { today: dayOf(new Date()), enterprises: [], people: [], topics: [] };
}

/** The entry being written: kept on the device while it is, sent when it is done, waiting where there is no network. */
export function useEntry() {
  const { person } = useMe();
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const editId = search['edit'];
  const navigate = useNavigate();
  const queries = useQueryClient();
  const choices = useChoices(person.id);
  const [draft, setDraft] = useState<Draft>(() => ({
    ...freshDraft(choices.today, person.id),
    enterpriseIds: search['enterprise'] ? [search['enterprise']] : [],
  }));
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<DraftProblems>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const keptAt = useKeeping({ draft, photos, names, personId: person.id, isOff: editId !== undefined }, (found) => {
    setDraft(found.draft as Draft);
    setPhotos(found.photos);
    setNames(found.names);
  });
  const outbox = useOutbox();
  useEdited(editId, (edited, known) => {
    setDraft(edited);
    setNames(known);
  });

  const change = useCallback((next: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...next, ...(next.kind && { clause: CLAUSE_OF_KIND[next.kind] }) }));
    setProblems((now) => Object.fromEntries(Object.entries(now).filter(([key]) => !(key in next) && key !== 'text')));
  }, []);
  const nameOf = (id: string) =>
    names[id] ?? [...choices.enterprises, ...choices.people].find((one) => one.id === id)?.name ?? (id === person.id ? person.name : id);
  const clear = async () => {
    await forget(draftName(person.id));
    setDraft({ ...freshDraft(choices.today, person.id), occurredOn: draft.occurredOn, kind: draft.kind, clause: draft.clause });
    setPhotos([]);
    setProblem(null);
  };
  const refresh = async () => {
    for (const route of [
      workRoutes.listWork,
      workRoutes.totalWork,
      workRoutes.readWork,
      overviewRoutes.readOverview,
      workChoiceRoutes.workChoices,
    ])
      await queries.invalidateQueries({ queryKey: [route.path] });
  };

  /** Saves; gives whether it reached the ledger, or waits here for the network. */
  const enter = async (): Promise<boolean> => {
    const entry: KeptEntry = { key: newKey(), personId: person.id, draft: bodyOf(draft), names, photos, at: Date.now() };
    try {
      const id = await sendEntry(entry);
      sayEntered(m.ledgers_work_entered({ count: draft.enterpriseIds.length }), [id], () => void refresh());
      await refresh();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await keepWaiting(entry);
      outbox.reload();
      toast(m.ledgers_work_waits(), () => {
        void forgetWaiting(entry).then(outbox.reload);
      });
      await clear();
      return false;
    }
    await clear();
    return true;
  };
  const save = async (isAnother: boolean) => {
    const found = checkDraft(draft, choices.today);
    setProblems(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return;
    setSending(true);
    try {
      const isIn = editId ? await saveChange(editId, draft, photos) : await enter();
      if (editId) await refresh();
      if (isIn && !isAnother) await navigate({ to: '/work', search: (editId ? { open: editId } : {}) as never });
    } catch (error) {
      setProblems(placed(error));
      setProblem(error);
    } finally {
      setSending(false);
    }
  };
  /** Back into the form with what the server did not take. */
  const mend = async (entry: KeptEntry) => {
    setDraft(entry.draft as Draft);
    setPhotos(entry.photos);
    setNames(entry.names);
    await forgetWaiting(entry);
    outbox.reload();
  };
  return {
    mend,
    draft,
    change,
    photos,
    setPhotos,
    choices,
    nameOf,
    problems,
    problem,
    isSending,
    save,
    keptAt,
    outbox,
    isEdit: editId !== undefined,
  };
}
export type Entry = ReturnType<typeof useEntry>;

async function saveChange(entryId: string, draft: Draft, photos: readonly File[]): Promise<true> {
  const brought = photos.length > 0 ? (await call(workRoutes.bringPhotos, { files: photos })).photoIds : [];
  const body: WorkDraft = { ...bodyOf(draft), photoIds: [...draft.photoIds, ...brought] };
  await call(workRoutes.changeWork, { params: { entryId }, body });
  toast(m.ledgers_work_changed());
  return true;
}

/** Keeps what is typed shortly after it was typed, and gives back what an earlier visit left. */
function useKeeping(
  now: { draft: Draft; photos: readonly File[]; names: Readonly<Record<string, string>>; personId: string; isOff: boolean },
  restore: (found: KeptEntry) => void,
): Date | null {
  const { draft, photos, names, personId, isOff } = now;
  const [keptAt, setKeptAt] = useState<Date | null>(null);
  const restored = useRef(isOff);
  useEffect(() => {
    if (restored.current) return;
    restored.current = true;
    void kept<KeptEntry>(draftName(personId)).then((found) => {
      if (!found) return;
      restore(found);
      setKeptAt(new Date(found.at));
    });
  }, [personId, restore]);
  useEffect(() => {
    if (isOff || !isBegun(draft, photos)) return undefined;
    const timer = setTimeout(() => {
      const at = Date.now();
      void keep(draftName(personId), { key: '', personId, draft, names, photos, at } satisfies Omit<KeptEntry, 'draft'> & {
        draft: Draft;
      }).then(() => setKeptAt(new Date(at)));
    }, KEEP_MS);
    return () => clearTimeout(timer);
  }, [draft, photos, names, personId, isOff]);
  return keptAt;
}

/** An entry opened to be changed. */
function useEdited(editId: string | undefined, onRead: (draft: Draft, names: Record<string, string>) => void): void {
  const { data } = useCall(workRoutes.readWork, { params: { entryId: editId ?? '' } }, { enabled: editId !== undefined });
  const seen = useRef('');
  useEffect(() => {
    if (!data || !editId || seen.current === editId) return;
    seen.current = editId;
    onRead(draftOf(data), Object.fromEntries([...data.enterprises, ...data.people].map(({ id, name }) => [id, name])));
  }, [data, editId, onRead]);
}

/** The server's field problems at their cards: `/enterpriseIds/2` belongs to the enterprises. */
function placed(error: unknown): DraftProblems {
  if (!(error instanceof ClientRefusal)) return {};
  return Object.fromEntries(error.fields.map(({ path, detail }) => [path.split('/')[1] ?? '', detail]));
}

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
