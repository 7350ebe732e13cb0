import { createLink, type LinkComponent } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './Button.module.css'
import { Icon, type IconName } from './Icon'

/** One primary action a page; secondary beside it; quiet for the rest; danger for what cannot be undone. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Look {
  kind?: ButtonKind
  icon?: IconName
  children?: ReactNode
}

const classOf = (kind: ButtonKind = 'secondary') => `${styles.button} ${styles[kind]}`

type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & Look

export function Button({ kind, icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classOf(kind)}>
      {icon && <Icon name={icon} />}
      <span>{rest.isPending ? 'Un instant…' : children}</span>
    </AriaButton>
  )
}

/** Square button whose name is read aloud and shown by no text. */
export function IconButton({
  icon,
  label,
  ...rest
}: Omit<ButtonProps, 'kind' | 'children'> & { icon: IconName; label: string }) {
  return (
    <AriaButton {...rest} aria-label={label} className={`${styles.button} ${styles.quiet} ${styles.square}`}>
      <Icon name={icon} />
    </AriaButton>
  )
}

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'children'> &
  Look & { ref?: Ref<HTMLAnchorElement> }

/** For addresses outside the router: sign-in, downloads, other sites. */
export function AnchorButton({ kind, icon, children, ref, ...rest }: AnchorProps) {
  return (
    <a {...rest} ref={ref} className={classOf(kind)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  )
}

const RouterAnchor = createLink(AnchorButton)

export const LinkButton: LinkComponent<typeof AnchorButton> = (props) => (
  <RouterAnchor preload="intent" {...props} />
)
