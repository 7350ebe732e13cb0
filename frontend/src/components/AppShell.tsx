import { Link, type LinkProps, useLocation, useRouter } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from 'react-aria-components'
import styles from './AppShell.module.css'
import { Icon, type IconName } from './Icon'
import { Logo } from './Logo'
import popover from './Popover.module.css'

export interface ActingPost {
  mandateId: string
  post: string
  organisation: string
}

export interface SignedIn {
  name: string
  posts: readonly ActingPost[]
  actingMandateId: string | null
  onActAs: (mandateId: string) => void
  onSignOut: () => void
  /** Pages about the person, above the way out. */
  links?: readonly { label: string; link: LinkProps }[]
}

export interface NavItem {
  label: string
  icon: IconName
  link: LinkProps
}

interface Props {
  /** Null on public pages. */
  person: SignedIn | null
  navigation: readonly NavItem[]
  /** Pages that the law asks for. */
  legal: readonly { label: string; link: LinkProps }[]
  /** Notices that concern every page: lost network, maintenance. */
  banner?: ReactNode
  children: ReactNode
}

export function AppShell({ person, navigation, legal, banner, children }: Props) {
  const menu = useMenu()
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#contenu">
        Aller au contenu
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link to="/" className={styles.home} aria-label="Jonction, accueil">
            <Logo />
          </Link>
          {navigation.length > 0 && (
            <Button
              ref={menu.button}
              className={styles.menu}
              aria-expanded={menu.isOpen}
              aria-controls="navigation"
              onPress={menu.toggle}
              onKeyUp={menu.onKeyUp}
            >
              <Icon name={menu.isOpen ? 'close' : 'menu'} />
              Menu
            </Button>
          )}
          {person && <PersonMenu person={person} />}
        </div>
        {navigation.length > 0 && (
          <nav
            id="navigation"
            aria-label="Principale"
            className={styles.nav}
            data-open={menu.isOpen || undefined}
            onKeyUp={menu.onKeyUp}
          >
            <ul>
              {navigation.map((item) => (
                <li key={item.label}>
                  <Link {...item.link} activeOptions={{ exact: item.link.to === '/' }}>
                    <Icon name={item.icon} />
                    {item.label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      {banner && (
        <aside className={styles.banner} aria-label="Avis">
          {banner}
        </aside>
      )}
      <main id="contenu" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <footer className={styles.footer}>
        <div>
          <p>
            Jonction fait vivre les partenariats entre la justice et l’addictologie. Aucun cas individuel n’y
            a sa place.
          </p>
          <nav aria-label="Informations légales">
            <ul>
              {legal.map((item) => (
                <li key={item.label}>
                  <Link {...item.link}>{item.label}</Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </footer>
    </div>
  )
}

/** On a narrow screen the pages stand behind a button: open until another page comes, or Escape. */
function useMenu() {
  const { href } = useLocation()
  const [openOn, setOpenOn] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const isOpen = openOn === href
  return {
    button,
    isOpen,
    toggle: () => setOpenOn(isOpen ? null : href),
    onKeyUp: ({ key }: { key: string }) => {
      if (key !== 'Escape' || !isOpen) return
      setOpenOn(null)
      button.current?.focus()
    },
  }
}

function PersonMenu({ person }: { person: SignedIn }) {
  const router = useRouter()
  const acting = person.posts.find(({ mandateId }) => mandateId === person.actingMandateId)
  return (
    <MenuTrigger>
      <Button className={styles.person} data-undecided={(!acting && person.posts.length > 0) || undefined}>
        <Icon name="user" />
        <span className={styles.who}>
          <strong>{person.name}</strong>
          <span className={styles.post}>
            {acting
              ? `${acting.post}, ${acting.organisation}`
              : person.posts.length > 0
                ? 'Choisissez votre poste'
                : 'Sans poste pour l’instant'}
          </span>
        </span>
        <Icon name="chevronDown" />
      </Button>
      <Popover className={popover.popover} placement="bottom end">
        <Menu className={popover.list} aria-label="Mon compte">
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={person.actingMandateId ? [person.actingMandateId] : []}
            onSelectionChange={(keys) => {
              const [mandateId] = keys === 'all' ? [] : keys
              if (mandateId !== undefined) person.onActAs(String(mandateId))
            }}
          >
            <Header className={popover.heading}>J’agis en tant que</Header>
            {person.posts.map(({ mandateId, post, organisation }) => (
              <MenuItem
                key={mandateId}
                id={mandateId}
                textValue={`${post}, ${organisation}`}
                className={popover.item}
              >
                {({ isSelected }) => (
                  <>
                    <span>
                      <Text slot="label">{post}</Text>
                      <Text slot="description" className={popover.detail}>
                        {organisation}
                      </Text>
                    </span>
                    {isSelected && <Icon name="check" />}
                  </>
                )}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className={styles.separator} />
          {person.links?.map(({ label, link }) => (
            <MenuItem
              key={label}
              className={popover.item}
              href={router.buildLocation(link).href}
              onAction={() => void router.navigate(link)}
            >
              {label}
            </MenuItem>
          ))}
          <MenuItem className={popover.item} onAction={person.onSignOut}>
            Se déconnecter
            <Icon name="signOut" />
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
