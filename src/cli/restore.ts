// `npm run restore -- --from FOLDER`: a backup into an empty data folder and an empty database.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { restore } from '#platform/backup/restore.ts';
import { readConfig } from '#platform/config/index.ts';
import { startEmbedded } from '#platform/db/embedded/embedded.ts';
import { openLog } from '#platform/log/log.ts';
import { startSentence, StartRefusal } from '#platform/start-refusal.ts';
import { readOptions, runCommand } from './command.ts';

const USAGE = 'npm run restore -- --from FOLDER';

await runCommand('restore_failed', async () => {
  const { from } = readOptions(process.argv.slice(2), ['from'], USAGE);
  if (!from) throw new StartRefusal('usage', { usage: USAGE });
  const config = readConfig([]);
  const { dataDir, filesDir } = config;
  const folder = resolve(from);
  const { tables, files, trail } = await restore({
    from: folder,
    dataDir,
    filesDir,
    migrations: join(import.meta.dirname, '../../migrations'),
    open: async () => {
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      if (config.databaseUrl) return { connection: config.databaseUrl, stop: async () => {} };
      const embedded = await startEmbedded({ dataDir, log: openLog(config.logLevel) });
      return { connection: { ...embedded.connection }, stop: () => embedded.stop() };
    },
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const counts = { folder, tables: tables.length, rows, files: files.length, size: trail?.size ?? 0, root: trail?.root ?? '' };
  process.stdout.write(`${startSentence('start_restore_done', counts)}\n`);
  return 0;
});
