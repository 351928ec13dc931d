import { z } from 'zod';
import { m } from '#words/messages.js';

type Issue = {
  readonly code: string;
  readonly input?: unknown;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly format?: string;
};

/** The sentence of a check that failed in the browser, in the page's language. */
export function sayIssue(issue: Issue): string {
  const isEmpty =
    issue.input === undefined || issue.input === null || issue.input === '' || (Array.isArray(issue.input) && issue.input.length === 0);
  if (isEmpty) return m.web_check_required();
  const isText = issue.origin === 'string';
  if (issue.code === 'too_small')
    return isText ? m.web_check_too_short({ minimum: String(issue.minimum) }) : m.web_check_too_small({ minimum: String(issue.minimum) });
  if (issue.code === 'too_big')
    return isText ? m.web_check_too_long({ maximum: String(issue.maximum) }) : m.web_check_too_big({ maximum: String(issue.maximum) });
  if (issue.code === 'invalid_type') return m.web_check_wrong_kind();
  if (issue.code === 'invalid_format' && issue.format === 'email') return m.web_check_email();
  return m.web_check_wrong_form();
}

/** The contracts' own checks give a code instead of a sentence: `field.invalid_day`. */
const CODES: Readonly<Record<string, () => string>> = {
  'field.invalid_day': m.refusal_field_invalid_day,
  'field.credit_code': m.refusal_field_credit_code,
};

/** What stands under a field: a sentence as it is, a contract's code in the page's language. */
export function sayProblem(message: string): string {
  if (!/^field\.[a-z_]+$/u.test(message)) return message;
  return CODES[message]?.() ?? m.web_check_wrong_form();
}

/** Contracts are checked in the browser too; this gives their checks our sentences. */
export function speakChecks(): void {
  // Without `eval` the content-security policy has nothing to report.
  z.config({ jitless: true, customError: (issue) => sayIssue(issue as Issue) });
}
