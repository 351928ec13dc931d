import type { WorkDraft } from '../contract.ts';

/** An entry as the device keeps it: what was typed, the names shown for it, its photos as files. */
export type KeptEntry = {
  /** The idempotency key of its saving: however often it is sent, it is entered once. */
  readonly key: string;
  readonly personId: string;
  readonly draft: WorkDraft;
  readonly names: Readonly<Record<string, string>>;
  readonly photos: readonly File[];
  /** When it was kept, milliseconds. */
  readonly at: number;
  /** Why the server did not take it; it then waits for the person, not for the network. */
  readonly problem?: string;
};

const DATABASE = 'ruyuan-entries';
const STORE = 'kept';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('no device storage'));
  });
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const database = await open();
    const done = await new Promise<T>((resolve, reject) => {
      const asked = act(database.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error ?? new Error('no device storage'));
    });
    database.close();
    return done;
  } catch {
    // A device that keeps nothing (private window, full) still sends when there is a network.
    return undefined;
  }
}

export const keep = (name: string, value: unknown) => inStore('readwrite', (store) => store.put(value, name));
export const kept = <T>(name: string) => inStore('readonly', (store) => store.get(name)) as Promise<T | undefined>;
export const forget = (name: string) => inStore('readwrite', (store) => store.delete(name));
export const keptAll = async <T>(prefix: string): Promise<readonly T[]> =>
  ((await inStore('readonly', (store) => store.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))) ?? []) as readonly T[];

export const draftName = (personId: string) => `draft:${personId}`;
export const choicesName = (personId: string) => `choices:${personId}`;
const waitingName = (personId: string, key: string) => `waiting:${personId}:${key}`;

export const keepWaiting = (entry: KeptEntry) => keep(waitingName(entry.personId, entry.key), entry);
export const forgetWaiting = (entry: KeptEntry) => forget(waitingName(entry.personId, entry.key));
export const waitingOf = (personId: string) => keptAll<KeptEntry>(`waiting:${personId}:`);
