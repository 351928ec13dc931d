import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { textOfDocx } from '../outline/text.ts';
import { draftingSheet } from './drafting-sheet.ts';
import { officialLetter, type LetterHead, type OfficialLetter } from './letter.ts';

const at = new Date('2026-11-23T02:00:00Z');
const letter = (head: Partial<LetterHead>, more: Partial<OfficialLetter> = {}): OfficialLetter => ({
  head: { kind: 'document', issuer: '靖朔市科学技术局', number: '靖科发〔2026〕58号', ...head },
  title: '关于报送总结的通知',
  recipients: '各园区管委会',
  body: [{ kind: 'paragraph', text: '请按时报送。' }],
  attachments: [],
  signer: '靖朔市科学技术局',
  date: '2026年11月17日',
  remark: '',
  attendance: [],
  imprint: { copiesTo: '市财政局', printedBy: '靖朔市科学技术局办公室', printedOn: '2026年11月17日' },
  at,
  ...more,
});
const partsOf = (bytes: Uint8Array) => {
  const parts = unzipSync(bytes);
  return (name: string) => strFromU8(parts[name] ?? new Uint8Array());
};
const bodyOf = async (parts: OfficialLetter) => partsOf(await officialLetter(parts))('word/document.xml');
const paragraph = (body: string, text: string) => body.split('<w:p>').find((one) => one.includes(text)) ?? '';

describe('the head of each kind', () => {
  test('文件: urgency in 黑体 at the top, the mark in red on one line, the number centred over the red line', async () => {
    const body = await bodyOf(letter({ urgency: '加急' }));
    expect(paragraph(body, '加急')).toContain('w:eastAsia="黑体"');
    expect(paragraph(body, '靖朔市科学技术局文件')).toMatch(/方正小标宋简体.*<w:color w:val="FF0000"\/>/s);
    expect(paragraph(body, '靖科发〔2026〕58号')).toMatch(/<w:bottom w:val="single" w:color="FF0000".*<w:jc w:val="center"\/>/s);
  });

  test('上行文: the number at the left, 签发人 at the right in 楷体', async () => {
    const body = await bodyOf(letter({ kind: 'upward', signer: '白文涛' }));
    const line = paragraph(body, '签发人：');
    expect(line).toContain('靖科发〔2026〕58号');
    expect(line).toMatch(/<w:tab w:val="right"/);
    expect(line).toMatch(/楷体_GB2312.*白文涛/s);
  });

  test('函: the name without 文件, red double lines on the first page alone, no number of that page, no printer', async () => {
    const part = partsOf(await officialLetter(letter({ kind: 'letterhead' })));
    const body = part('word/document.xml');
    expect(body).toContain('<w:titlePg/>');
    expect(body).not.toContain('文件');
    expect(body).not.toContain('印发');
    expect(body).toContain('抄送：市财政局。');
    expect(part('word/header1.xml')).toMatch(/靖朔市科学技术局<.*w:val="thickThinSmallGap" w:color="FF0000"/s);
    const footers = ['word/footer1.xml', 'word/footer2.xml', 'word/footer3.xml'].map(part);
    const first = footers.filter((footer) => footer.includes('thinThickSmallGap'));
    expect(first).toHaveLength(1);
    expect(first[0]).not.toContain('PAGE');
  });

  test('纪要: its own mark, no signature; who was there under the text, the word in 黑体', async () => {
    const body = await bodyOf(
      letter(
        { kind: 'minutes', number: '〔2026〕8号' },
        {
          recipients: '',
          signer: '',
          attendance: [
            ['出席', '郝建平、王翔宇'],
            ['请假', ''],
          ],
        },
      ),
    );
    expect(body).toContain('靖朔市科学技术局会议纪要');
    expect(paragraph(body, '出席：')).toMatch(/w:hanging="945".*w:eastAsia="黑体".*郝建平/s);
    expect(body).not.toContain('请假');
    expect(body.match(/2026年11月17日/g)).toHaveLength(1 + 1);
  });

  test('简报: 第×期 under its name, the editor’s note in 楷体', async () => {
    const body = await bodyOf(letter({ kind: 'bulletin', number: '23', note: '值得借鉴。' }, { recipients: '', signer: '' }));
    for (const text of ['靖朔市科学技术局工作简报', '第23期', '靖朔市科学技术局办公室编']) expect(body).toContain(text);
    expect(paragraph(body, '编者按：')).toMatch(/楷体_GB2312.*值得借鉴。/s);
  });

  test('plain material: no head, nothing red, no imprint', async () => {
    const body = await bodyOf(letter({ kind: 'plain' }));
    expect(body).not.toContain('FF0000');
    expect(body).not.toContain('抄送');
    expect(body).toContain('2026年11月17日');
  });
});

test('发文稿纸: a ruled form with everything that was said', async () => {
  const bytes = await draftingSheet({
    issuer: '靖朔市科学技术局',
    number: '',
    securityClass: '公开',
    urgency: '平件',
    signed: { opinion: '同意印发。', by: '白文涛', day: '2026年11月16日' },
    countersigned: [{ office: '靖朔市财政局', opinion: '无不同意见。', by: '蔡红梅', day: '2026年11月14日' }],
    checked: null,
    draftingOffice: '靖朔市科学技术局',
    draftedBy: '王翔宇',
    draftedOn: '2026年11月12日',
    contact: '',
    mainRecipients: '各园区管委会',
    copiesTo: '',
    title: '关于报送总结的通知',
    attachments: ['报送表', '说明'],
    printRun: '60 份',
    at,
  });
  const words = (await textOfDocx(bytes)).replaceAll(/\s/g, '');
  for (const word of [
    '文号：',
    '密级：公开',
    '缓急：平件',
    '签发：同意印发。白文涛2026年11月16日',
    '核稿：',
    '拟稿单位：',
    '拟稿人：王翔宇',
  ])
    expect(words).toContain(word);
  for (const word of [
    '会签：靖朔市财政局：无不同意见。',
    '主送：各园区管委会',
    '抄送：',
    '标题：关于报送总结的通知',
    '1.报送表',
    '印数：60份',
  ])
    expect(words).toContain(word);
  expect(partsOf(bytes)('word/document.xml').match(/<w:tr>/g)).toHaveLength(7);
});
