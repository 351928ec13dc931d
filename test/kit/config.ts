import { join } from 'node:path';
import type { Config } from '#platform/config/index.ts';

/** A configuration for tests, over one data folder. */
export function testConfig(dataDir: string): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    filesDir: join(dataDir, 'files'),
    databaseUrl: null,
    publicUrl: null,
    smtpUrl: null,
    mailFrom: 'ruyuan@localhost',
    logLevel: 'error',
    isBehindProxy: false,
    role: 'both',
    isDemo: true,
  };
}
