import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startNode, type TestNode } from '#kit/node.ts';
import { openProgramBench, run, signIn, type ProgramBench } from '#kit/program.ts';
import { onServer, urlTo } from '#kit/server.ts';
import { demoPassword } from '#modules/parties/index.ts';
import { SYSTEM } from '#platform/jobs/queue.ts';

let node: TestNode;
let root: string;
let name: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'ruyuan-commands-'));
  node = await startNode();
  const { rows } = await node.app.database.owner.query('select current_database() as name');
  name = rows[0].name;
  await node.app.trail?.keep(new Date());
});
afterAll(async () => {
  await node?.close();
  rmSync(root, { recursive: true, force: true });
});

async function command(script: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const started = run([`src/cli/${script}.ts`, ...args], env);
  const { code } = await started.ended;
  const { out, errors } = started.said();
  return { code, lines: out.trim().split('\n'), errors: errors.trim() };
}

const { user, password } = inject('database');
const verify = (...args: readonly string[]) =>
  command('trail-verify', args, { RUYUAN_DATA_DIR: node.dataDir, DATABASE_URL: urlTo(name, user, password) });

/** As somebody with all rights over the database would: the triggers out of the way first. */
const meddle = (statement: string) =>
  onServer(name, 'set session_replication_role = replica', statement, 'set session_replication_role = origin');

describe('npm run trail:verify', () => {
  it('finds an honest trail intact, one line of JSON and one for people', async () => {
    const { code, lines, errors } = await verify();
    expect([code, errors, lines.length]).toEqual([0, '', 2]);
    const verdict = JSON.parse(lines[0]!);
    expect([verdict.isIntact, verdict.faults]).toEqual([true, []]);
    expect(lines[1]).toContain(`The trail is intact: ${verdict.size} entries`);
  });

  it('compares with a head that was kept elsewhere, and refuses one that another key signed', async () => {
    const kept = join(root, 'checkpoint');
    writeFileSync(kept, node.app.trail!.signer.headNote());
    const key = node.app.trail!.signer.verifierKey;
    await node.app.act(SYSTEM, (ctx) => ctx.record({ type: 'parties.organisation_changed', subject: 'org_later' }));
    await node.app.trail?.keep(new Date());
    expect((await verify('--checkpoint', kept, '--key', key)).code).toBe(0);
    writeFileSync(kept, node.app.trail!.signer.headNote().replace(/^\d+$/m, '3'));
    const forged = await verify('--checkpoint', kept, '--key', key);
    expect([forged.code, forged.errors.split('\n').length]).toEqual([1, 1]);
    expect(forged.errors).toContain('the signature of ruyuan/city is wrong');
    expect((await verify('--since', 'yesterday')).errors).toContain('npm run trail:verify -- --checkpoint FILE --key KEY');
  });

  it('names the places of a trail that was changed, and leaves with status 1', async () => {
    await node.app.trail?.stop();
    const { rows } = await node.app.database.owner.query('select entry_id from trail_leaves where index = 5');
    await meddle(`update trail_entries set subject = 'org_forged' where id = '${rows[0].entry_id}'`);
    const { code, lines } = await verify();
    expect(code).toBe(1);
    expect(JSON.parse(lines[0]!).faults).toContainEqual(expect.objectContaining({ kind: 'columns_changed', entryId: rows[0].entry_id }));
    expect(lines[1]).toContain(`columns_changed`);
    expect(lines[1]).toContain(rows[0].entry_id);
  });

  it('notices what was cut off at the end together with its checkpoints', async () => {
    await meddle('delete from trail_checkpoints where size > 10; delete from trail_leaves where index >= 10');
    const { code, lines } = await verify();
    expect(code).toBe(1);
    expect(JSON.parse(lines[0]!).faults.map((fault: { kind: string }) => fault.kind)).toContain('head_lost');
  });
});

describe('npm run backup and restore', () => {
  let bench: ProgramBench;
  beforeAll(async () => {
    bench = await openProgramBench();
  }, 120_000);
  afterAll(() => bench?.close(), 60_000);

  it('carry a place from a running program to an empty folder, on which the program then starts', async () => {
    const from = bench.folder();
    const first = bench.start({ dataDir: from });
    await first.ready();
    const target = join(root, 'backup');
    const made = await command('backup', ['--to', target], { RUYUAN_DATA_DIR: from });
    expect([made.code, made.errors]).toEqual([0, '']);
    expect(made.lines[0]).toContain(`Backup written to ${target}`);
    await first.kill('SIGTERM');
    const to = bench.folder();
    const restored = await command('restore', ['--from', target], { RUYUAN_DATA_DIR: to });
    expect([restored.code, restored.errors]).toEqual([0, '']);
    const checked = await command('trail-verify', [], { RUYUAN_DATA_DIR: to });
    expect(checked.code).toBe(0);
    const again = await command('restore', ['--from', target], { RUYUAN_DATA_DIR: to });
    expect([again.code, again.errors]).toEqual([1, expect.stringContaining('the database is not empty')]);
    const second = bench.start({ dataDir: to });
    await signIn(await second.ready(), 'liuyang', demoPassword);
    expect((await second.kill('SIGTERM')).code).toBe(0);
  }, 120_000);

  it('say in one line what is wrong', async () => {
    const nothing = await command('backup', [], { RUYUAN_DATA_DIR: join(root, 'nowhere') });
    expect([nothing.code, nothing.errors.split('\n').length]).toEqual([1, 1]);
    expect(nothing.errors).toContain('holds no Ruyuan database');
    const none = await command('restore', ['--from', join(root, 'none')], { RUYUAN_DATA_DIR: join(root, 'nowhere') });
    expect(none.errors).toMatch(/Nothing was restored .* holds no backup/);
    expect((await command('restore', [], {})).errors).toContain('npm run restore -- --from FOLDER');
  });
});
