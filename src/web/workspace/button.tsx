import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import { linkTo } from './link-to.ts';

type Look = 'filled' | 'plain' | 'quiet' | 'danger';

const LOOKS: Record<Look, string> = {
  filled: 'border-brand bg-brand text-white hover:bg-brand-strong hover:border-brand-strong',
  plain: 'border-edge bg-white text-ink hover:bg-head',
  quiet: 'border-transparent bg-transparent text-brand-strong hover:bg-brand-tint',
  danger: 'border-late bg-white text-late hover:bg-late-tint',
};
const SIZES = {
  small: 'h-[26px] px-2 text-table max-md:h-9',
  normal: 'h-8 px-3 text-body max-md:h-11',
  large: 'h-12 px-4 text-section w-full',
};

export type ButtonLook = { look?: Look; size?: keyof typeof SIZES; icon?: LucideIcon; children?: ReactNode };

function classOf({ look = 'plain', size = 'normal' }: ButtonLook): string {
  return `inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border whitespace-nowrap no-underline select-none disabled:opacity-55 ${LOOKS[look]} ${SIZES[size]}`;
}

/** A verb and its object. One `filled` button a screen or sheet, at the right end. */
export function Button({
  look,
  size,
  icon: Icon,
  children,
  className = '',
  ...rest
}: ButtonLook & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" className={`${classOf({ look, size })} ${className}`} {...rest}>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </button>
  );
}

/** The same look for going somewhere. */
export function ButtonLink({ to, look, size, icon: Icon, children }: ButtonLook & { to: string }) {
  return (
    <Link {...linkTo(to)} className={classOf({ look, size })}>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </Link>
  );
}

/** The same look for fetching a file: an address of the API, the name comes from there. */
export function DownloadLink({ href, look, size, icon: Icon, children }: ButtonLook & { href: string }) {
  return (
    <a href={href} download className={classOf({ look, size })}>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </a>
  );
}

/** An icon alone; `label` is read out and shown on hover. */
export function IconButton({
  label,
  icon: Icon,
  className = '',
  ...rest
}: { label: string; icon: LucideIcon } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-flex size-8 shrink-0 items-center justify-center rounded-control text-muted hover:bg-lane hover:text-ink max-md:size-11 ${className}`}
      {...rest}
    >
      <Icon size={18} aria-hidden />
    </button>
  );
}
