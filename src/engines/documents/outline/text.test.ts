import { Document, Packer, Paragraph } from 'docx';
import * as OpenCC from 'opencc-js';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { cutDocument } from './cut.ts';
import { decodeText, textOf, textOfHtml } from './text.ts';

const source = readFileSync(new URL('../../../../test/fixtures/policy-document.txt', import.meta.url), 'utf8');
const articles = (text: string) => cutDocument(text).chapters.flatMap((chapter) => chapter.articles).length;

/** The bytes of a text in a two-byte code page, by turning the decoder round. */
function encode(text: string, codePage: string): Uint8Array {
  const decoder = new TextDecoder(codePage);
  const bytesOf = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if ([...sign].length === 1 && sign !== '\ufffd' && !bytesOf.has(sign)) bytesOf.set(sign, [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((sign) => bytesOf.get(sign) ?? [sign.charCodeAt(0) & 0x7f]));
}

test('decodes UTF-8, UTF-16, GB 18030 and Big5', () => {
  const traditional = OpenCC.Converter({ from: 'cn', to: 'tw' })(source).replaceAll('塬', '原');
  const utf8 = new TextEncoder().encode(source);
  expect(decodeText(utf8)).toBe(source);
  expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8))).toBe(source);
  expect(decodeText(Uint8Array.of(0xff, 0xfe, ...Buffer.from(source, 'utf16le')))).toBe(source);
  expect(decodeText(encode(source, 'gb18030'))).toBe(source);
  expect(decodeText(encode(traditional, 'big5'))).toBe(traditional);
});

test('a page gives its words without scripts and styles', async () => {
  const paragraphs = source
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');
  const page = `<!DOCTYPE html><html><head><title>x</title><style>p{color:red}</style></head><body><script>alert('（十二）')</script><div>${paragraphs}</div></body></html>`;
  const text = await textOf(new TextEncoder().encode(page));
  expect(text).not.toMatch(/alert|color/);
  expect(articles(text)).toBe(11);
  expect(textOfHtml('<p>甲<br>乙</p><table><tr><td>丙</td><td>丁</td></tr></table>')).toBe('甲\n乙\n丙\n丁');
});

test('a Word file gives its paragraphs', async () => {
  const children = source.split('\n').map((line) => new Paragraph(line));
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  const text = await textOf(bytes);
  expect(articles(text)).toBe(11);
});
