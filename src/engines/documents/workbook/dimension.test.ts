import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { workbook } from '#kit/workbooks.ts';
import { rowsSaid } from './dimension.ts';

/** A workbook whose sheets say how far they reach. */
function saying(...refs: (string | null)[]): Uint8Array {
  const parts = unzipSync(workbook(refs.map((_, at) => ({ name: `表${at + 1}`, rows: [['企业名称'], ['靖朔甲公司']] }))));
  refs.forEach((ref, at) => {
    const name = `xl/worksheets/sheet${at + 1}.xml`;
    const xml = strFromU8(parts[name]!).replace(/<dimension[^>]*>/, '');
    parts[name] = strToU8(ref ? xml.replace(/<(\w+:)?sheetData/, (tag) => `<dimension ref="${ref}"/>${tag}`) : xml);
  });
  return zipSync(parts);
}

it('adds up what the sheets say they have', async () => {
  expect(await rowsSaid(saying('A1:O21', 'B3:C100'))).toBe(121);
});

it('says nothing where one sheet does not, or says what cannot be', async () => {
  expect(await rowsSaid(saying('A1:O21', null))).toBeNull();
  expect(await rowsSaid(saying('A1'))).toBeNull();
  expect(await rowsSaid(saying('A1:XFD1048576'))).toBeNull();
});
