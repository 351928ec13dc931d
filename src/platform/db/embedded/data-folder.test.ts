import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartRefusal, folderRefusal } from '#platform/start-refusal.ts';
import { claimDataFolder } from './data-folder.ts';
import { startEmbedded } from './embedded.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'ruyuan-folder-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a data folder', () => {
  it('is made, marked, and free again after release', async () => {
    const folder = join(root, 'deep', '数据');
    const claim = await claimDataFolder(folder);
    expect(JSON.parse(readFileSync(join(folder, 'ruyuan.json'), 'utf8'))).toEqual({ ruyuan: 1 });
    await expect(claimDataFolder(folder)).rejects.toMatchObject({ code: 'data_folder_in_use' });
    await claim.release();
    await (await claimDataFolder(folder)).release();
    expect(readdirSync(folder)).toEqual(['ruyuan.json']);
  });

  it('goes to at most one of many that ask at once', async () => {
    await (await claimDataFolder(root)).release();
    for (let round = 0; round < 5; round += 1) {
      writeFileSync(join(root, 'ruyuan.lock-999999-000000000000-00000000'), '');
      const claims = await Promise.allSettled(Array.from({ length: 4 }, () => claimDataFolder(root)));
      const won = claims.filter((claim) => claim.status === 'fulfilled');
      expect(won.length).toBeLessThanOrEqual(1);
      await won[0]?.value.release();
    }
    expect(readdirSync(root)).toEqual(['ruyuan.json']);
  });

  it.each([
    ['of a program that is gone', 999_999],
    ['whose number is another program’s now', process.pid],
  ])('is taken over from a lock %s', async (_, pid) => {
    await (await claimDataFolder(root)).release();
    const stale = `ruyuan.lock-${pid}-000000000000-00000000`;
    writeFileSync(join(root, stale), '');
    const claim = await claimDataFolder(root);
    expect(readdirSync(root)).not.toContain(stale);
    expect(readdirSync(root).filter((name) => name.startsWith('ruyuan.lock'))).toHaveLength(1);
    await claim.release();
  });

  it('is taken after a first start that was killed while marking it', async () => {
    writeFileSync(join(root, 'ruyuan.json.new'), '{"ru');
    await (await claimDataFolder(root)).release();
    expect(readdirSync(root)).toEqual(['ruyuan.json']);
  });

  it('with files of somebody else is refused and left as it is', async () => {
    writeFileSync(join(root, 'thesis.docx'), 'x');
    await expect(claimDataFolder(root)).rejects.toMatchObject({ code: 'data_folder_foreign' });
    expect(readdirSync(root)).toEqual(['thesis.docx']);
    writeFileSync(join(root, 'ruyuan.json'), '[]');
    await expect(claimDataFolder(root)).rejects.toMatchObject({ code: 'data_folder_foreign' });
  });

  it('of a newer program is refused', async () => {
    writeFileSync(join(root, 'ruyuan.json'), '{"ruyuan":2}');
    await expect(claimDataFolder(root)).rejects.toMatchObject({ code: 'data_folder_newer', values: { found: 2 } });
  });

  it('that is a file is refused in one line of both languages', async () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    const refusal = await claimDataFolder(file).catch((error: unknown) => error as StartRefusal);
    expect(refusal).toBeInstanceOf(StartRefusal);
    expect((refusal as StartRefusal).message).toBe(`数据目录 ${file} 不是目录 / The data folder ${file} is not a folder`);
  });

  it.each([
    ['EACCES', 'data_folder_rights'],
    ['EROFS', 'data_folder_rights'],
    ['ENOSPC', 'disk_full'],
  ])('that answers %s is refused as %s', (code, refusal) => {
    const error = Object.assign(new Error('no'), { code });
    expect(folderRefusal(error, '/srv/data')).toMatchObject({ code: refusal, values: { folder: '/srv/data' } });
  });

  it('whose first start was killed in the middle gets a whole database from the next', async () => {
    await (await claimDataFolder(root)).release();
    mkdirSync(join(root, 'postgres.new-1'));
    writeFileSync(join(root, 'postgres.new-1', 'PG_VERSION'), '18\n');
    const embedded = await startEmbedded({
      dataDir: root,
      durable: false,
      log: { info: () => undefined, warn: () => undefined },
    });
    await embedded.stop();
    expect(existsSync(join(root, 'postgres.new-1'))).toBe(false);
  });
});
