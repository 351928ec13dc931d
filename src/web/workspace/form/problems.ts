import type { ClientProblem } from '../client.ts';

/** `/body/indicators/0/value` or `/indicators/0/value` → `indicators.0.value`. */
export function fieldName(path: string): string {
  const parts = path.split('/').filter(Boolean);
  return (parts[0] === 'body' ? parts.slice(1) : parts).join('.').replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Which problems have a field of this form to stand at, and which do not. */
export function placeProblems(
  problems: readonly ClientProblem[],
  fields: readonly string[],
): { at: { name: string; detail: string }[]; rest: ClientProblem[] } {
  const at: { name: string; detail: string }[] = [];
  const rest: ClientProblem[] = [];
  for (const problem of problems) {
    const name = fieldName(problem.path);
    if (fields.includes(name.split('.')[0] ?? '')) at.push({ name, detail: problem.detail });
    else rest.push(problem);
  }
  return { at, rest };
}
