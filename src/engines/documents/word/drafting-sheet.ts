import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { clean, face, frame, PAGE, SIZE } from './frame.ts';

/** What somebody wrote on the sheet: 同意。 白文涛 2026年11月20日. */
export type SheetOpinion = { readonly office?: string; readonly opinion: string; readonly by: string; readonly day: string };

/** 发文稿纸: everything that stands on it; what is not known yet is empty and is filled in by hand. */
export type DraftingSheet = {
  readonly issuer: string;
  readonly number: string;
  /** 密级. */
  readonly securityClass: string;
  /** 缓急. */
  readonly urgency: string;
  readonly signed: SheetOpinion | null;
  readonly countersigned: readonly SheetOpinion[];
  readonly checked: SheetOpinion | null;
  /** 拟稿单位. */
  readonly draftingOffice: string;
  readonly draftedBy: string;
  readonly draftedOn: string;
  readonly contact: string;
  readonly mainRecipients: string;
  readonly copiesTo: string;
  readonly title: string;
  readonly attachments: readonly string[];
  /** 印数. */
  readonly printRun: string;
  readonly at: Date;
};

const RED = 'C00000';
const LINE = { style: BorderStyle.SINGLE, size: 6, color: RED };
const THICK = { style: BorderStyle.SINGLE, size: 12, color: RED };
/** Six columns of the ruled form. */
const COLUMN = Math.floor(PAGE.width / 6);

/** The ruled form that goes with a draft from hand to hand; gives the bytes of a .docx of one page. */
export async function draftingSheet(sheet: DraftingSheet): Promise<Uint8Array> {
  const heading = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [new TextRun({ text: `${clean(sheet.issuer)}发文稿纸`, font: face('方正小标宋简体'), size: SIZE.二号, color: RED })],
  });
  return frame([heading, form(sheet)], { title: `${sheet.title}发文稿纸`, issuer: sheet.issuer, at: sheet.at });
}

function form(sheet: DraftingSheet): Table {
  const { signed, checked } = sheet;
  return new Table({
    width: { size: COLUMN * 6, type: WidthType.DXA },
    columnWidths: Array.from({ length: 6 }, () => COLUMN),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: { top: THICK, bottom: THICK, left: THICK, right: THICK, insideHorizontal: LINE, insideVertical: LINE },
    margins: { marginUnitType: WidthType.DXA, top: 60, bottom: 60, left: 100, right: 100 },
    rows: [
      row(560, [cell(2, '文号', [sheet.number]), cell(2, '密级', [sheet.securityClass]), cell(2, '缓急', [sheet.urgency])]),
      row(1900, [cell(3, '签发', opinions(signed ? [signed] : [])), cell(3, '会签', opinions(sheet.countersigned))]),
      row(1300, [
        cell(3, '核稿', opinions(checked ? [checked] : [])),
        cell(
          3,
          '拟稿单位',
          [sheet.draftingOffice, `拟稿人：${sheet.draftedBy}`, sheet.draftedOn, sheet.contact].filter((line) => line !== ''),
        ),
      ]),
      row(640, [cell(6, '主送', [sheet.mainRecipients])]),
      row(640, [cell(6, '抄送', [sheet.copiesTo])]),
      row(900, [cell(6, '标题', sheet.title.split('\n'))]),
      row(900, [cell(4, '附件', numbered(sheet.attachments)), cell(2, '印数', [sheet.printRun])]),
    ],
  });
}

const numbered = (names: readonly string[]) => (names.length > 1 ? names.map((name, at) => `${at + 1}. ${name}`) : names);

function opinions(said: readonly SheetOpinion[]): string[] {
  return said.map(({ office, opinion, by, day }) => [office && `${office}：`, opinion, '　', by, '　', day].filter(Boolean).join(''));
}

const row = (height: number, children: TableCell[]) =>
  new TableRow({ cantSplit: true, height: { value: height, rule: HeightRule.ATLEAST }, children });

/** A cell with its printed word in red 黑体 and what was written in 仿宋. */
function cell(columns: number, word: string, lines: readonly string[]): TableCell {
  const [first = '', ...rest] = lines;
  const written = (text: string) => new TextRun({ text: clean(text), size: SIZE.小四 });
  const paragraph = (children: TextRun[]) => new Paragraph({ spacing: { line: 360, lineRule: 'exact' }, children });
  return new TableCell({
    columnSpan: columns,
    width: { size: COLUMN * columns, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.TOP,
    children: [
      paragraph([new TextRun({ text: `${word}：`, font: face('黑体'), size: SIZE.小四, color: RED }), written(first)]),
      ...rest.map((text) => paragraph([written(text)])),
    ],
  });
}
