type Started = {
  readonly port: number;
  readonly role: 'both' | 'web' | 'worker';
  /** The people of the demo, when it is one; an empty list asks for the first administrator. */
  readonly isSeeded:
    | { readonly personas: readonly { username: string; zh: string | null; en: string | null }[]; readonly password: string }
    | 'empty'
    | 'in_use';
};

/** What a start says when it is done. */
export function startLines({ port, role, isSeeded }: Started): string {
  if (role === 'worker') return 'Ruyuan worker is ready';
  const ready = `Ruyuan is ready at http://localhost:${port}`;
  if (isSeeded === 'in_use') return ready;
  if (isSeeded === 'empty') return `${ready}\nFirst administrator / 设置首位管理员: http://localhost:${port}/workspace`;
  const people = isSeeded.personas.map(({ username, zh, en }) => `  ${username.padEnd(16)} ${zh ?? ''} · ${en ?? ''}`);
  return [ready, `Sign in as / 登录账号 (password / 口令 ${isSeeded.password}):`, ...people].join('\n');
}
