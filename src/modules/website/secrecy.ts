import { SECRET_MARKS } from './contract.ts';

type SecretMark = (typeof SECRET_MARKS)[number];

/** Markings as offices set them (保守国家秘密法 art. 22: 秘密★1年), internal papers, and numbers of identity cards. */
const MARKS: Record<SecretMark, RegExp> = {
  classification: /(绝密|机密|秘密)\s*[★☆]|密级\s*[：:]/u,
  internal: /(内部(资料|材料|文件))[，,、\s]*(注意保存|不得外传|严禁外传|请勿外传)|(不得|严禁|请勿)(外传|对外公开)|仅供内部/u,
  identity_number: /(?<![\dA-Z])[1-6]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Z])/u,
};

type Written = {
  readonly title: string;
  readonly titleEn: string | null;
  readonly summary: string | null;
  readonly summaryEn: string | null;
  readonly body: string;
  readonly bodyEn: string;
  readonly attachments: readonly { readonly name: string }[];
};

/** What in an article speaks against publication: it bears such a mark, or the name of a paper beside it does. */
export function secretMarksIn(row: Written): SecretMark[] {
  const texts = [row.title, row.titleEn, row.summary, row.summaryEn, row.body, row.bodyEn, ...row.attachments.map(({ name }) => name)];
  const text = texts.filter(Boolean).join('\n');
  return SECRET_MARKS.filter((mark) => MARKS[mark].test(text));
}
