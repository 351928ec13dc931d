import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { m } from '#words/messages.js';
import { sayProblem, speakChecks } from './checks.ts';

afterEach(() => void z.config({ customError: undefined }));

test('a contract’s checks speak the page’s language', () => {
  speakChecks();
  const shape = z.object({ name: z.string().min(2).max(4), staff: z.number().min(1), mail: z.email(), tags: z.array(z.string()).min(1) });
  const said = (value: object) =>
    Object.fromEntries((shape.safeParse(value).error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]));
  expect(said({})).toMatchObject({ name: '请填写这一项', staff: '请填写这一项' });
  expect(said({ name: '沙', staff: 0, mail: 'x', tags: [] })).toEqual({
    name: '至少 2 个字',
    staff: '不能小于 1',
    mail: '邮箱写法不对，例如 name@example.cn',
    tags: '请填写这一项',
  });
  expect(said({ name: '沙源新材料', staff: 'x', mail: 'a@b.cn', tags: ['a'] })).toEqual({
    name: '最多 4 个字',
    staff: '这里要填数字或另一种内容',
  });
});

test('says a contract’s own code in the page’s language and leaves sentences alone', () => {
  expect(sayProblem('field.credit_code')).toContain('GB 32100');
  expect(sayProblem('field.no_such_check')).toBe(m.web_check_wrong_form());
  expect(sayProblem('请写明依据')).toBe('请写明依据');
});
