import { expect, test } from 'vitest';
import { inLanguage } from './frame.tsx';
import { Home } from './home.tsx';
import { page, type SiteFrame } from './page.tsx';

const frame: SiteFrame = {
  place: ['定川市', '科技服务'],
  origin: 'https://ruyuan.example',
  sections: [{ label: '政策', href: '/policies' }],
  blocks: [{ title: '找得到', lines: ['电话 0900-1234567', { label: '全部政策', href: '/policies' }] }],
  notes: ['涉密内容不上网'],
};

test('a page is whole HTML without script and without inline style', () => {
  const html = page({ title: '<首页>', locale: 'zh-CN', path: '/policies', frame, children: <p>正文</p> });
  expect(html).toMatch(/^<!doctype html><html lang="zh-CN">/u);
  expect(html).toContain('&lt;首页&gt; · 入园');
  expect(html).toContain('<a href="/policies" aria-current="page">政策</a>');
  expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/u);
});

test('the frame speaks the page’s language', () => {
  const html = page({ title: 'Home', locale: 'en', path: '/', frame, children: null });
  expect(html).toContain('Sign in');
  expect(html).toContain('href="/?locale=zh-CN"');
});

test('the other language comes back to the same page and its query', () => {
  expect(inLanguage('/policies?q=税&locale=en', 'zh-TW')).toBe('/policies?q=%E7%A8%8E&locale=zh-TW');
});

test('search engines find the page in every language', () => {
  const html = page({ title: 'x', locale: 'zh-CN', path: '/news?page=2', frame, children: null });
  expect(html).toContain('<link rel="alternate" hrefLang="en" href="https://ruyuan.example/news?page=2&amp;locale=en"/>');
  expect(page({ title: 'x', locale: 'zh-CN', path: '/search', frame, isUnlisted: true, children: null })).toContain('noindex');
});

test('a block that is not given is not shown', () => {
  const html = page({
    title: 'x',
    locale: 'zh-CN',
    path: '/',
    frame,
    children: <Home locale="zh-CN" title={['科技服务']} lede={[]} doors={[]} />,
  });
  expect(html).toContain('<h1><span>科技服务</span></h1>');
  expect(html).not.toContain('<form');
  expect(html).not.toContain('site-list');
});
