import type { NavItem, SignedIn } from '~/components/AppShell'
import { barePart } from '~/features/nodeIds'
import { fullName } from '~/features/people'
import { graphql } from '~/graphql/generated'
import { useAct } from '~/graphql/useAct'
import { actingMandateOf, currentMandates, type Viewer } from './viewer'

const ChooseMandate = graphql(`
  mutation ChooseMandate($input: ChooseMandateInput!) {
    chooseMandate(input: $input) {
      viewer {
        actingMandate {
          id
        }
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

/** The frame's person: name, posts, and the ways to act as another or to leave. */
export function useSignedIn(viewer: Viewer | null, onSignOut: () => void): SignedIn | null {
  const choose = useAct(ChooseMandate)
  if (!viewer) return null
  return {
    name: fullName(viewer.person),
    posts: currentMandates(viewer).map(({ id, post }) => ({
      mandateId: id,
      post: post.label,
      organisation: post.organisation.name,
    })),
    actingMandateId: actingMandateOf(viewer)?.id ?? null,
    onActAs: (mandateId) => void choose.send({ mandateId }),
    onSignOut,
    links: [
      { label: 'Glossaire', link: { to: '/glossaire' } },
      { label: 'Mes calendriers', link: { to: '/mes-calendriers' } },
      { label: 'Mes données', link: { to: '/mes-donnees' } },
    ],
  }
}

export function navigationOf(viewer: Viewer | null): NavItem[] {
  if (!viewer) return []
  const home: NavItem = { label: 'Accueil', icon: 'home', link: { to: '/' } }
  if (currentMandates(viewer).length === 0 && !viewer.canAdministerPlatform)
    return [home, { label: 'Demander un accès', icon: 'user', link: { to: '/demander-un-acces' } }]

  const organisation = actingMandateOf(viewer)?.post.organisation
  return [
    home,
    { label: 'Agenda', icon: 'calendar', link: { to: '/agenda' } },
    { label: 'Actions', icon: 'check', link: { to: '/actions' } },
    { label: 'Partenariats', icon: 'people', link: { to: '/partenariats' } },
    { label: 'Protocoles', icon: 'document', link: { to: '/protocoles' } },
    { label: 'Formations', icon: 'training', link: { to: '/formations' } },
    { label: 'Immersions', icon: 'exchange', link: { to: '/immersions' } },
    { label: 'Annuaire', icon: 'search', link: { to: '/annuaire' } },
    ...(organisation
      ? [
          {
            label: 'Mon équipe',
            icon: 'user',
            link: { to: '/equipe/$id', params: { id: barePart(organisation.id) } },
          } satisfies NavItem,
        ]
      : []),
    // Whoever administers a territory creates its organisations, and finds its courts there.
    ...(viewer.canAdministerPlatform || viewer.canCreateOrganisations
      ? [{ label: 'Administration', icon: 'shield', link: { to: '/administration' } } satisfies NavItem]
      : []),
  ]
}
