import type { OutFormat } from './out.ts';

/** The places a cell can have on an official table. */
export type OutRole = 'title' | 'lead' | 'leadRight' | 'head' | 'body' | 'foot';

export type OutStyle = {
  readonly role: OutRole;
  readonly format?: OutFormat;
  readonly align?: 'left' | 'center' | 'right';
  readonly isQuoted?: boolean;
  readonly isWrong?: boolean;
  readonly isBold?: boolean;
};

const FORMAT_IDS: Readonly<Record<OutFormat, number>> = {
  general: 0,
  text: 49,
  integer: 3,
  decimal: 4,
  percent: 10,
  date: 164,
};

const FONT_TITLE = 1;
const FONT_HEAD = 2;
const FONT_BOLD = 3;
const FILL_HEAD = 2;
const FILL_WRONG = 3;
const BORDER_THIN = 1;

const FONTS = [
  '<font><sz val="11"/><name val="宋体"/><charset val="134"/></font>',
  '<font><b/><sz val="20"/><name val="方正小标宋简体"/><charset val="134"/></font>',
  '<font><b/><sz val="11"/><name val="黑体"/><charset val="134"/></font>',
  '<font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font>',
];
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill>',
];
const SIDES = ['left', 'right', 'top', 'bottom'];
const BORDERS = [
  `<border>${SIDES.map((side) => `<${side}/>`).join('')}<diagonal/></border>`,
  `<border>${SIDES.map((side) => `<${side} style="thin"><color auto="1"/></${side}>`).join('')}<diagonal/></border>`,
];

/** Collects the formats the cells ask for; `xml()` is written after the last cell. */
export class StyleTable {
  readonly #numbers = new Map<string, number>();
  /** Plain formats are one object for a whole column: found again without spelling them out. */
  readonly #known = new WeakMap<OutStyle, number>();

  constructor() {
    this.#numbers.set('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', 0);
  }

  /** The number a cell's `s` names. */
  number(style: OutStyle): number {
    const known = this.#known.get(style);
    if (known !== undefined) return known;
    const xml = formatXml(style);
    const number = this.#numbers.get(xml) ?? this.#numbers.size;
    this.#numbers.set(xml, number);
    this.#known.set(style, number);
    return number;
  }

  xml(): string {
    const formats = [...this.#numbers.keys()];
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
      list('fonts', FONTS) +
      list('fills', FILLS) +
      list('borders', BORDERS) +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      list('cellXfs', formats) +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`;
}

function formatXml(style: OutStyle): string {
  const { role } = style;
  const hasBorder = role === 'head' || role === 'body';
  const font = role === 'title' ? FONT_TITLE : role === 'head' ? FONT_HEAD : style.isBold ? FONT_BOLD : 0;
  const fill = role === 'head' ? FILL_HEAD : style.isWrong ? FILL_WRONG : 0;
  const quote = style.isQuoted ? ' quotePrefix="1"' : '';
  const format = FORMAT_IDS[style.format ?? 'general'];
  const align = style.align ?? { title: 'center', lead: 'left', leadRight: 'right', head: 'center', body: '', foot: 'left' }[role];
  const horizontal = align ? ` horizontal="${align}"` : '';
  return (
    `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${hasBorder ? BORDER_THIN : 0}" xfId="0"${quote}` +
    ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">' +
    `<alignment${horizontal} vertical="center"${role === 'lead' || role === 'leadRight' ? '' : ' wrapText="1"'}/></xf>`
  );
}
