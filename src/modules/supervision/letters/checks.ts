import { Refusal, type FieldProblem } from '#shared/refusal.ts';
import {
  HANDLED_CLASSES,
  letterRefusals,
  VARIANTS_OF,
  wordsOfBody,
  type LetterContent,
  type LetterKind,
  type LetterVariant,
  type LetterWarning,
  type SecurityClass,
} from '../contract/letters.ts';
import { templateOf } from './templates.ts';

/** Nothing secret is handled here: such a document goes its way on paper or in the network made for it. */
export function refuseSecret(securityClass: SecurityClass): void {
  if (HANDLED_CLASSES.includes(securityClass)) return;
  throw new Refusal(letterRefusals.letter_secret, {}, [{ path: '/content/securityClass', code: letterRefusals.letter_secret.code }]);
}

export function checkVariant(kind: LetterKind, variant: LetterVariant | null): void {
  const allowed = VARIANTS_OF[kind];
  if (variant === null ? allowed.length === 0 : allowed.includes(variant)) return;
  throw new Refusal(letterRefusals.letter_variant_wrong, { kind }, [{ path: '/variant', code: letterRefusals.letter_variant_wrong.code }]);
}

type Checked = { readonly kind: LetterKind; readonly variant: LetterVariant | null; readonly content: LetterContent };

/** What a text must have before it is checked by another; every missing place is named. */
export function checkComplete({ kind, variant, content }: Checked): void {
  const missing: string[] = [];
  const isAddressed = kind !== 'minutes' && kind !== 'bulletin';
  if (isAddressed && !content.mainRecipients) missing.push('/content/mainRecipients');
  if (!wordsOfBody(content.body).trim()) missing.push('/content/body');
  if (kind === 'minutes' && !content.meeting?.heldOn) missing.push('/content/meeting/heldOn');
  if (kind === 'minutes' && !content.meeting?.present) missing.push('/content/meeting/present');
  if (kind === 'bulletin' && content.issueNo === null) missing.push('/content/issueNo');
  if (missing.length > 0) {
    const fields = missing.map((path): FieldProblem => ({ path, code: 'field.missing' }));
    throw new Refusal(letterRefusals.letter_incomplete, { count: missing.length }, fields);
  }
  const isJudging = variant === 'commendation' || variant === 'criticism';
  if (isJudging && !content.approvalGround) {
    throw new Refusal(letterRefusals.letter_ground_missing, {}, [
      { path: '/content/approvalGround', code: letterRefusals.letter_ground_missing.code },
    ]);
  }
}

const KIND_WORDS: Readonly<Record<LetterKind, RegExp>> = {
  notice: /通知$/,
  report: /报告$/,
  correspondence: /函$/,
  circular: /通报$/,
  minutes: /纪要$/,
  bulletin: /./,
};

/** What its reader should look at; nothing of it stops the letter. */
export function warningsOf({ kind, variant, content }: Checked): LetterWarning[] {
  const title = content.title.replaceAll('\n', '');
  const words = wordsOfBody(content.body);
  const { closings } = templateOf(kind, variant);
  const warnings: [LetterWarning, boolean][] = [
    ['title_without_kind', !KIND_WORDS[kind].test(title)],
    ['title_without_issuer', kind !== 'bulletin' && kind !== 'minutes' && !title.includes('关于')],
    ['closing_missing', closings.length > 0 && !closings.some((closing) => words.includes(closing.replace(/。$/, '')))],
    // 报告不得夹带请示事项.
    ['report_asks', kind === 'report' && /请(予)?(批示|批准|审批|批复)|妥否/.test(words)],
    ['attachment_not_mentioned', content.attachments.length > 0 && !/附件|附后|见附/.test(words)],
    ['contact_missing', (variant === 'ask' || kind === 'notice') && content.contact === ''],
  ];
  return warnings.flatMap(([warning, isSo]) => (isSo ? [warning] : []));
}
