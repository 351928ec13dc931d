import { pino, type Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;

/** Structured lines on standard error; standard output belongs to the person who started the program. */
export function openLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['password', '*.password', 'cookie', '*.cookie', 'code'],
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
