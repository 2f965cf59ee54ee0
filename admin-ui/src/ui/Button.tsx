import { Link, type LinkProps } from '@tanstack/react-router'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Icon, type IconName } from './Icon'

interface Look {
  /** One primary button a view; danger-solid destroys. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger' | 'danger-solid'
  small?: boolean
  icon?: IconName
  /** Only for close, copy and more: any other icon has its word. */
  iconOnly?: boolean
  /** On a phone only the icon shows; the label stays for screen readers. */
  lean?: boolean
}

const looks = { plain: '', primary: 'primary', quiet: 'ghost', danger: 'danger', 'danger-solid': 'danger primary' }

function classes({ look = 'plain', small = false, iconOnly = false, lean = false }: Look, more = ''): string {
  return ['btn', looks[look], small && 'sm', iconOnly && 'icon', lean && 'lean', more].filter(Boolean).join(' ')
}

function Content({ icon, iconOnly = false, busy = false, children }: Look & { busy?: boolean; children?: ReactNode }) {
  return (
    <>
      {icon !== undefined && !busy && <Icon name={icon} />}
      {iconOnly ? <span className="hidden-label">{children}</span> : <span>{children}</span>}
    </>
  )
}

type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement> & {
  /** Under way: the button keeps its place, and its children name the act. */
  busy?: boolean
  ref?: Ref<HTMLButtonElement>
}

export function Button({ look, small, icon, iconOnly, lean, busy = false, className, children, onClick, ...rest }: ButtonProps) {
  const style: Look = { ...(look && { look }), ...(small && { small }), ...(icon && { icon }), ...(iconOnly && { iconOnly }), ...(lean && { lean }) }
  return (
    <button
      type="button"
      {...rest}
      className={classes(style, className)}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (!busy) onClick?.(event)
      }}
    >
      <Content {...style} busy={busy}>{children}</Content>
    </button>
  )
}

type ButtonLinkProps = Look & LinkProps & { className?: string; children?: ReactNode; onClick?: () => void }

/** Looks like a button and leads to a page. */
export function ButtonLink({ look, small, icon, iconOnly, lean, className, children, ...rest }: ButtonLinkProps) {
  const style: Look = { ...(look && { look }), ...(small && { small }), ...(icon && { icon }), ...(iconOnly && { iconOnly }), ...(lean && { lean }) }
  return (
    <Link {...rest} className={classes(style, className)}>
      <Content {...style}>{children}</Content>
    </Link>
  )
}
