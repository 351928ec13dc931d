import type { Package } from './package.ts';
import { WorkbookRefused } from './limits.ts';
import { attribute, eachElement, findElement, prefixedAttribute } from './xml.ts';

/** A sheet in the order of the workbook's tabs, and the zip entry it is kept in. */
export type SheetPart = { readonly name: string; readonly isHidden: boolean; readonly entry: string };

export type WorkbookParts = {
  readonly sheets: readonly SheetPart[];
  /** Days are counted from 1904 (old Macintosh workbooks). */
  readonly is1904: boolean;
  /** Entry names; an empty text when the workbook has none. */
  readonly workbook: string;
  readonly sharedStrings: string;
  readonly styles: string;
  readonly theme: string;
  /** WPS keeps pictures inside cells here. */
  readonly cellImages: string;
};

type Relation = { readonly id: string; readonly kind: string; readonly target: string };

/** Reads which entries make up the workbook. Throws {@link WorkbookRefused} `broken` when it has no sheet. */
export async function readParts(opened: Package): Promise<WorkbookParts> {
  const root = await readRelations(opened, '');
  const workbook = root.find((relation) => relation.kind === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const xml = await opened.text(workbook);
  const relations = await readRelations(opened, workbook);
  const target = (kind: string) => relations.find((relation) => relation.kind === kind)?.target ?? '';
  const sheets: SheetPart[] = [];
  for (const sheet of eachElement(findElement(xml, 'sheets')?.body ?? '', 'sheet')) {
    const relation = relations.find((one) => one.id === prefixedAttribute(sheet.head, 'id'));
    if (relation?.kind !== 'worksheet' || !opened.has(relation.target)) continue;
    const state = attribute(sheet.head, 'state') ?? 'visible';
    sheets.push({ name: attribute(sheet.head, 'name') ?? '', isHidden: state !== 'visible', entry: relation.target });
  }
  if (sheets.length === 0) throw new WorkbookRefused({ kind: 'broken' });
  const properties = findElement(xml, 'workbookPr');
  const date1904 = properties ? attribute(properties.head, 'date1904') : undefined;
  return {
    sheets,
    is1904: date1904 === '1' || date1904 === 'true',
    workbook,
    sharedStrings: target('sharedStrings'),
    styles: target('styles'),
    theme: target('theme'),
    cellImages: target('cellImage'),
  };
}

/** What an entry points at, targets as full entry names. The last word of a type is its kind, in both namespaces. */
async function readRelations(opened: Package, entry: string): Promise<Relation[]> {
  const folder = entry.includes('/') ? entry.slice(0, entry.lastIndexOf('/') + 1) : '';
  const relations: Relation[] = [];
  const xml = await opened.text(`${folder}_rels/${entry.slice(folder.length)}.rels`);
  for (const relation of eachElement(xml, 'Relationship')) {
    const kind = attribute(relation.head, 'Type')?.split('/').at(-1) ?? '';
    const target = resolveTarget(folder, attribute(relation.head, 'Target') ?? '');
    relations.push({ id: attribute(relation.head, 'Id') ?? '', kind, target });
  }
  return relations;
}

function resolveTarget(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

export type Picture = { readonly row: number; readonly column: number; readonly name: string };

/** Pictures that lie on a sheet, by the cell of their top left corner; `name` is the media entry's last part. */
export async function readPictures(opened: Package, sheet: SheetPart): Promise<Picture[]> {
  const drawing = (await readRelations(opened, sheet.entry)).find((relation) => relation.kind === 'drawing');
  if (!drawing) return [];
  const media = await readMedia(opened, drawing.target);
  const xml = await opened.text(drawing.target);
  const pictures: Picture[] = [];
  for (const kind of ['twoCellAnchor', 'oneCellAnchor']) {
    for (const anchor of eachElement(xml, kind)) {
      const from = findElement(anchor.body, 'from')?.body ?? '';
      for (const blip of eachElement(anchor.body, 'blip')) {
        const name = media.get(prefixedAttribute(blip.head, 'embed') ?? '') ?? '';
        pictures.push({ row: numberIn(from, 'row'), column: numberIn(from, 'col'), name });
      }
    }
  }
  return pictures;
}

/** Pictures WPS keeps inside cells, by the id its `DISPIMG` formula names. */
export async function readCellImages(opened: Package, parts: WorkbookParts): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  if (!parts.cellImages) return names;
  const media = await readMedia(opened, parts.cellImages);
  for (const image of eachElement(await opened.text(parts.cellImages), 'cellImage')) {
    const id = attribute(findElement(image.body, 'cNvPr')?.head ?? '', 'name');
    const blip = findElement(image.body, 'blip');
    if (id && blip) names.set(id, media.get(prefixedAttribute(blip.head, 'embed') ?? '') ?? '');
  }
  return names;
}

async function readMedia(opened: Package, entry: string): Promise<Map<string, string>> {
  const relations = await readRelations(opened, entry);
  return new Map(relations.map((relation) => [relation.id, relation.target.split('/').at(-1) ?? '']));
}

function numberIn(xml: string, name: string): number {
  return Number(findElement(xml, name)?.body ?? 0) || 0;
}
