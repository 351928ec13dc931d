// A program that does nothing but keep the embedded database of a folder up, for tests that kill it:
// `node embedded-program.ts FOLDER` prints one line of JSON when the database answers.
import { startEmbedded } from '#platform/db/embedded/embedded.ts';

const [dataDir = '', mode] = process.argv.slice(2);
const log = { info: () => undefined, warn: () => undefined };
const embedded = await startEmbedded({ dataDir, log, durable: mode === 'durable' });
console.log(JSON.stringify({ serverPid: embedded.pid(), url: embedded.url, isAdopted: embedded.isAdopted }));
process.stdin.resume();
process.on('SIGTERM', () => void embedded.stop().then(() => process.exit(0)));
