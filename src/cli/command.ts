import { readConfig, type Config } from '#platform/config/index.ts';
import { BackupRefusal } from '#platform/backup/manifest.ts';
import type { Connection } from '#platform/db/database.ts';
import { reachEmbedded } from '#platform/db/embedded/reach.ts';
import { openLog } from '#platform/log/log.ts';
import { StartRefusal, type StartRefusalCode } from '#platform/start-refusal.ts';

/** What a command was asked with: `--to FOLDER` gives `to`. What it does not know ends it with the usage. */
export function readOptions(argv: readonly string[], names: readonly string[], usage: string): Readonly<Record<string, string>> {
  const options: Record<string, string> = {};
  for (let at = 0; at < argv.length; at += 2) {
    const name = names.find((one) => argv[at] === `--${one}`);
    const value = argv[at + 1];
    if (!name || !value) throw new StartRefusal('usage', { usage });
    options[name] = value;
  }
  return options;
}

/** The settings as the program reads them, and the database it uses, whether it runs or not. */
export async function reachDatabase(): Promise<{ config: Config; connection: Connection; stop(): Promise<void> }> {
  const config = readConfig([]);
  if (config.databaseUrl) return { config, connection: config.databaseUrl, stop: async () => {} };
  const { connection, stop } = await reachEmbedded(config.dataDir, openLog(config.logLevel));
  return { config, connection: { ...connection }, stop };
}

/** Runs a command. What cannot go on is one line on standard error and status 1; a fault of ours keeps its stack. */
export async function runCommand(refusal: StartRefusalCode, body: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body();
  } catch (error) {
    process.stderr.write(`${said(error, refusal)}\n`);
    process.exitCode = 1;
  }
}

function said(error: unknown, refusal: StartRefusalCode): string {
  if (error instanceof StartRefusal) return error.message;
  if (error instanceof BackupRefusal) return new StartRefusal(refusal, { reason: error.message }).message;
  const { code, message, stack } = error as NodeJS.ErrnoException;
  // A disk, a network or a database that says no names itself by a code; anything else is a fault.
  return code ? new StartRefusal(refusal, { reason: message || code }).message : (stack ?? String(error));
}
