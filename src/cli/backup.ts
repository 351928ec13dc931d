// `npm run backup -- --to FOLDER`: the whole place into a new folder, while the program runs or not.
import { dirname, join, resolve } from 'node:path';
import { backUp } from '#platform/backup/backup.ts';
import { startSentence } from '#platform/start-refusal.ts';
import { readOptions, reachDatabase, runCommand } from './command.ts';

await runCommand('backup_failed', async () => {
  const { to } = readOptions(process.argv.slice(2), ['to'], 'npm run backup -- --to FOLDER');
  const { config, connection, stop } = await reachDatabase();
  try {
    const now = new Date();
    const named = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
    const target = to ? resolve(to) : join(dirname(config.dataDir), 'backups', named);
    const { tables, files, trail } = await backUp({ connection, dataDir: config.dataDir, filesDir: config.filesDir, target, now });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const counts = { folder: target, tables: tables.length, rows, files: files.length, size: trail?.size ?? 0 };
    process.stdout.write(`${startSentence('start_backup_done', counts)}\n`);
    return 0;
  } finally {
    await stop();
  }
});
