/**
 * Reads a figure as people type it: full-width digits, thousands separators, spaces. Empty is `null`; what is no figure
 * is given back as typed, so that the form's check can say so and nothing typed is lost.
 */
export function readNumber(text: string): number | string | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/gu, '');
  if (plain === '') return null;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/u.test(plain) ? Number(plain) : text;
}
