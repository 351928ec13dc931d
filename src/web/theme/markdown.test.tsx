import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, test } from 'vitest';
import { Markdown, safeHref } from './markdown.tsx';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

test('headings, lists, emphasis, quotations and links become elements', () => {
  expect(html('# 怎么办\n\n1. 带**身份证**\n2. 到[工作站](/notices)\n\n> 原文\n')).toBe(
    '<h2>怎么办</h2><ol start="1"><li>带<strong>身份证</strong></li><li>到<a href="/notices">工作站</a></li></ol><blockquote><p>原文</p></blockquote>',
  );
});

test('a table has headings and as many cells as headings', () => {
  const made = html('| 批次 | 截止 |\n|---|:-:|\n| 第一批 | **3月** |\n| 第二批 |\n\n后面');
  expect(made).toContain('<th scope="col">批次</th>');
  expect(made).toContain('<td><strong>3月</strong></td>');
  expect(made).toContain('<td>第二批</td><td></td>');
  expect(made).toContain('<p>后面</p>');
});

describe('hostile text stays text', () => {
  it.each([
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    '<div onclick="x">\n\n</div>',
    '| <b onload=x> |\n|---|\n| <script>y</script> |',
    '<!-- --><svg/onload=alert(1)>',
  ])('%s', (text) => {
    const made = html(text);
    expect(made).not.toMatch(/<(script|img|svg|div onclick|b )/u);
    expect(made).toContain('&lt;');
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,y)',
    '[x](//evil.example)',
    '[x](/\\evil.example)',
    '[x](vbscript:x)',
  ])('no link: %s', (text) => {
    expect(html(text)).toBe('<p>x</p>');
  });

  it('pictures from elsewhere are their words', () => {
    expect(html('看 ![车间](https://evil.example/x.png)')).toBe('<p>看 车间</p>');
  });
});

test('a link leads to this site, the web or a mail', () => {
  expect(safeHref('https://ruyuan.example/a')).toBe('https://ruyuan.example/a');
  expect(safeHref('mailto:kjj@jingshuo.example')).toBe('mailto:kjj@jingshuo.example');
  expect(safeHref('#top')).toBe('#top');
  expect(safeHref('file:///etc/passwd')).toBeNull();
});
