// `npm run trail:verify`: computes the whole log anew against the key and the last head kept in the data folder, or
// against `--checkpoint FILE --key KEY` kept elsewhere. Prints the verdict as one line of JSON, then one for people.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import {
  NotANote,
  openNote,
  parseCheckpoint,
  parseSigner,
  parseVerifier,
  type Checkpoint,
  type NoteVerifier,
} from '#platform/trail/note.ts';
import { HEAD_FILE, KEY_FILE } from '#platform/trail/signer.ts';
import { verifyTrail } from '#platform/trail/verify.ts';
import { startSentence, StartRefusal } from '#platform/start-refusal.ts';
import { readOptions, reachDatabase, runCommand } from './command.ts';

const MOST_SHOWN = 20;

type Known = { readonly key: NoteVerifier; readonly head: Checkpoint };

/** The key and a head known from elsewhere, or those the signer keeps on disk. */
async function knownHead(folder: string, options: Readonly<Record<string, string>>): Promise<Known> {
  const { checkpoint, key: given } = options;
  try {
    const own = () => readFile(join(folder, KEY_FILE), 'utf8').then((text) => parseSigner(text.trim()).verifier);
    // A key is given as its text `name+hash+key`, or as a file that holds it.
    const key = given ? parseVerifier(given.includes('+') ? given : (await readFile(given, 'utf8')).trim()) : await own();
    const note = await readFile(checkpoint ?? join(folder, HEAD_FILE), 'utf8');
    return { key, head: parseCheckpoint(openNote(note, [key])) };
  } catch (error) {
    if (error instanceof NotANote) throw new StartRefusal('verify_failed', { reason: error.message });
    throw error;
  }
}

await runCommand('verify_failed', async () => {
  const options = readOptions(process.argv.slice(2), ['checkpoint', 'key'], 'npm run trail:verify -- --checkpoint FILE --key KEY');
  const { config, connection, stop } = await reachDatabase();
  const client = new pg.Client(typeof connection === 'string' ? { connectionString: connection } : connection);
  client.on('error', () => undefined);
  try {
    // The head before the log: a log that grows meanwhile still contains it.
    const { key, head } = await knownHead(join(config.dataDir, 'keys', 'trail'), options);
    await client.connect();
    await client.query('begin isolation level repeatable read read only; set local role ruyuan_system');
    const verdict = await verifyTrail(drizzle({ client }), [key], { heads: [head] });
    process.stdout.write(`${JSON.stringify(verdict)}\n`);
    const places = verdict.faults.slice(0, MOST_SHOWN).map(({ kind, ...place }) => `${kind} ${Object.values(place).join(' ')}`);
    const line = verdict.isIntact
      ? startSentence('start_trail_intact', { size: verdict.size, root: verdict.root })
      : startSentence('start_trail_broken', { count: verdict.faultCount, places: places.join('; ') });
    process.stdout.write(`${line}\n`);
    return verdict.isIntact ? 0 : 1;
  } finally {
    await client.end().catch(() => undefined);
    await stop();
  }
});
