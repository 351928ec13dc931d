import { closeSync, mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLog, rotate } from './log-file.ts';

it('keeps the newest and one older part of the log under a server that goes on writing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ruyuan-log-'));
  const handle = openLog(folder);
  writeSync(handle, 'first\n');
  rotate(folder, 100);
  writeSync(handle, 'second\n');
  rotate(folder, 10);
  writeSync(handle, 'third\n');
  closeSync(handle);
  expect(readFileSync(join(folder, 'postgres.log.1'), 'utf8')).toBe('first\nsecond\n');
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).toBe('third\n');
  rmSync(folder, { recursive: true });
});
