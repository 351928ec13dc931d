import type { ReactNode } from 'react';
import type { Ctx } from '#platform/ctx.ts';
import type { SiteAsked, SiteRoute } from '#platform/http/site.ts';
import { isGood, linkBy, type LinkRow } from '#platform/links/link.ts';
import { siteFrame } from '#modules/parties/index.ts';
import { ListPage, PageHead } from '#web/site/list.tsx';
import { page } from '#web/site/page.tsx';
import { m } from '#words/messages.js';
import { ANSWER_LINK } from '../life/invitation.ts';
import { CONFIRM_LINK, RAISE_LINK } from '../need-link.ts';
import { answerByLink } from './link-answer.tsx';
import { confirmByLink } from './link-confirm.tsx';
import { raiseByLink } from './link-raise.tsx';
import type { LinkForm } from './link-form.ts';

const FORMS: Readonly<Record<string, LinkForm>> = {
  [RAISE_LINK]: raiseByLink,
  [CONFIRM_LINK]: confirmByLink,
  [ANSWER_LINK]: answerByLink,
};

/** `/n/{token}`: what somebody without an account was asked, once. Plain forms; the address is the key, so nothing is kept. */
export const linkPage: SiteRoute = {
  path: '/n/:token',
  isPrivate: true,
  show: async (ctx, asked) => {
    const link = await linkBy(ctx, asked.params['token'] ?? '');
    const form = link && FORMS[link.purpose];
    if (!link || !form) return showSaid(ctx, asked, m.technology_site_link_over({}, { locale: ctx.locale }), 'over');
    if (isGood(ctx, link)) {
      const shown = await form.show(ctx, link, asked);
      if (shown) return whole(ctx, asked, shown.title, shown.lede, shown.children);
    }
    const isDone = link.usedAt !== null && asked.query['done'] === '1';
    return showSaid(
      ctx,
      asked,
      isDone ? form.thanks(ctx) : m.technology_site_link_over({}, { locale: ctx.locale }),
      isDone ? 'done' : 'over',
    );
  },
  take: async (ctx, asked, values) => {
    const token = asked.params['token'] ?? '';
    const link: LinkRow | null = await linkBy(ctx, token);
    await (link ? (FORMS[link.purpose]?.take ?? null) : null)?.(ctx, token, values);
    return `/n/${token}?done=1`;
  },
};

async function showSaid(ctx: Ctx, asked: SiteAsked, said: string, what: 'done' | 'over'): Promise<string> {
  const { locale } = ctx;
  const title = what === 'done' ? m.technology_site_link_done({}, { locale }) : m.technology_site_link_over_title({}, { locale });
  return whole(
    ctx,
    asked,
    title,
    undefined,
    <p role="status" className="site-notice">
      {said}
    </p>,
  );
}

async function whole(ctx: Ctx, asked: SiteAsked, title: string, lede: string | undefined, children: ReactNode): Promise<string> {
  const { locale } = ctx;
  const body = <ListPage head={<PageHead locale={locale} title={title} lede={lede} />}>{children}</ListPage>;
  return page({ title, locale, path: asked.path, frame: await siteFrame(ctx, asked), isUnlisted: true, children: body });
}
