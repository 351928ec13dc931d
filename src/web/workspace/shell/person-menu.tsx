import { Menu } from '@base-ui/react/menu';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { m } from '#words/messages.js';
import { sessionRoutes } from '#shared/me.ts';
import { call } from '../client.ts';
import { usePhone } from '../use-phone.ts';
import { getLocale } from '#words/runtime.js';
import { LOCALES } from '#shared/locales.ts';
import { choose, NAMES } from './language.tsx';

/** Opens as soon as it is there. On a phone it holds the language too. */
export default function PersonMenu({ className, children }: { className: string; children: ReactNode }) {
  const queries = useQueryClient();
  const isPhone = usePhone();
  const signOut = async () => {
    await call(sessionRoutes.signOut, {});
    queries.clear();
    location.reload();
  };
  return (
    <Menu.Root modal={false} defaultOpen>
      <Menu.Trigger className={className}>{children}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className="min-w-44 rounded-control border border-line bg-white py-1 shadow-float outline-none">
            <Menu.Item render={<Link to="/me" />} className={ITEM}>
              {m.web_my_page()}
            </Menu.Item>
            <Menu.Item onClick={() => void signOut()} className={ITEM}>
              {m.web_sign_out()}
            </Menu.Item>
            {isPhone && (
              <Menu.RadioGroup aria-label={m.web_language()} value={getLocale()} onValueChange={choose} className="border-t border-row">
                {LOCALES.map((locale) => (
                  <Menu.RadioItem
                    key={locale}
                    value={locale}
                    lang={locale}
                    className={`${ITEM} data-[checked]:font-bold data-[checked]:text-brand-strong`}
                  >
                    {NAMES[locale].long()}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

const ITEM = 'flex h-8 items-center px-3 text-ink no-underline outline-none select-none max-md:h-11 data-[highlighted]:bg-brand-tint';
