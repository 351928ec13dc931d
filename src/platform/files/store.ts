import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Where bytes are kept: by their SHA-256, never by a name from outside. One interface; today a local folder. */
export type FileStore = {
  /** Keeps the bytes durably and answers their SHA-256 in hex; the same bytes twice are kept once. */
  put(bytes: Uint8Array): Promise<string>;
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
  /** Takes away bytes that nothing refers to any more. */
  remove(sha256: string): Promise<void>;
};

export function folderStore(folder: string): FileStore {
  const placeOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
    return join(folder, sha256.slice(0, 2), sha256);
  };
  const has = async (sha256: string) =>
    stat(placeOf(sha256)).then(
      () => true,
      () => false,
    );
  return {
    has,
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (await has(sha256)) return sha256;
      const place = placeOf(sha256);
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
      const draft = `${place}.${randomBytes(6).toString('hex')}`;
      const handle = await open(draft, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, place);
      return sha256;
    },
    async get(sha256) {
      return readFile(placeOf(sha256));
    },
    async remove(sha256) {
      await unlink(placeOf(sha256)).catch(() => {});
    },
  };
}
