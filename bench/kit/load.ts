import { Agent, request } from 'node:http';

export type Load = { readonly perSecond: number; readonly p50Ms: number; readonly p99Ms: number; readonly failures: number };

/** Asks for `pathOf(i)` over kept-alive connections for some seconds; counts what came back with 200. */
export async function load(
  port: number,
  pathOf: (i: number) => string,
  options: { connections: number; seconds: number; cookie?: string },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const until = performance.now() + options.seconds * 1000;
  const times: number[] = [];
  let failures = 0;
  let next = 0;
  const ask = (path: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = options.cookie ? { cookie: options.cookie } : {};
      const sent = request({ port, path, agent, headers }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      });
      sent.once('error', reject);
      sent.end();
    });
  const worker = async () => {
    while (performance.now() < until) {
      const started = performance.now();
      const status = await ask(pathOf(next++));
      if (status === 200) times.push(performance.now() - started);
      else failures += 1;
    }
  };
  await Promise.all(Array.from({ length: options.connections }, worker));
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { perSecond: times.length / options.seconds, p50Ms: at(0.5), p99Ms: at(0.99), failures };
}
