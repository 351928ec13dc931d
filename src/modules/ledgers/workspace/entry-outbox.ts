import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { call, ClientRefusal } from '#web/workspace/client.ts';
import { useMe } from '#web/workspace/session.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { overviewRoutes, workChoiceRoutes, workRoutes } from '../contract.ts';
import { forgetWaiting, keepWaiting, waitingOf, type KeptEntry } from './entry-store.ts';

const TRY_AGAIN_MS = 30_000;

/** No network, or a server that is not well just now: it will be taken later. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ClientRefusal && (error.status === 0 || error.status >= 500 || error.status === 429 || error.status === 401);

/** Photos first, then the entry, each under the entry's own key: a repeated sending changes nothing. */
export async function sendEntry(entry: KeptEntry): Promise<string> {
  const photoIds = [...(entry.draft.photoIds ?? [])];
  if (entry.photos.length > 0) {
    const brought = await call(workRoutes.bringPhotos, { files: entry.photos }, { idempotencyKey: `${entry.key}-photos` });
    photoIds.push(...brought.photoIds);
  }
  const { id } = await call(workRoutes.enterWork, { body: { ...entry.draft, photoIds } }, { idempotencyKey: entry.key });
  return id;
}

/** What was just entered can be taken back for ten seconds. */
export function sayEntered(sentence: string, ids: readonly string[], afterwards: () => void): void {
  toast(sentence, () => {
    void Promise.all(ids.map((entryId) => call(workRoutes.withdrawWork, { params: { entryId } }))).then(() => {
      toast(m.ledgers_work_taken_back({ count: ids.length }));
      afterwards();
    });
  });
}

/** Entries that wait for the network; tried when it is back, and now and then. */
export function useOutbox(): { waiting: readonly KeptEntry[]; reload: () => void; send: () => Promise<void> } {
  const { person } = useMe();
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState<readonly KeptEntry[]>([]);
  const reload = useCallback(() => void waitingOf(person.id).then(setWaiting), [person.id]);
  const refresh = useCallback(async () => {
    for (const route of [workRoutes.listWork, workRoutes.totalWork, overviewRoutes.readOverview, workChoiceRoutes.workChoices])
      await queries.invalidateQueries({ queryKey: [route.path] });
  }, [queries]);
  const send = useCallback(async () => {
    const sent: string[] = [];
    for (const entry of await waitingOf(person.id)) {
      if (entry.problem) continue;
      try {
        sent.push(await sendEntry(entry));
        await forgetWaiting(entry);
      } catch (error) {
        if (isPassing(error)) break;
        await keepWaiting({ ...entry, problem: error instanceof Error ? error.message : String(error) });
      }
    }
    reload();
    if (sent.length === 0) return;
    await refresh();
    sayEntered(m.ledgers_work_sent_later({ count: sent.length }), sent, () => void refresh());
  }, [person.id, reload, refresh]);
  useEffect(() => {
    const tryNow = () => void send();
    tryNow();
    window.addEventListener('online', tryNow);
    const timer = setInterval(tryNow, TRY_AGAIN_MS);
    return () => {
      window.removeEventListener('online', tryNow);
      clearInterval(timer);
    };
  }, [send]);
  return { waiting, reload, send };
}
