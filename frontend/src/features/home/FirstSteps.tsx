import type { LinkProps } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { StatusTag } from '~/components/StatusTag'
import type { FirstStepKind } from '~/graphql/generated/graphql'
import { barePart } from '../nodeIds'
import type { HomeData } from './documents'
import styles from './FirstSteps.module.css'

type Start = HomeData['firstSteps'][number]
type Act = { label: string; link: LinkProps }

const words: Record<FirstStepKind, { title: string; why: string }> = {
  PARTNERSHIP: {
    title: 'Créer le partenariat',
    why: 'Un nom, un territoire, le poste qui coordonne.',
  },
  ORGANISATIONS: {
    title: 'Faire entrer les structures des deux secteurs',
    why: 'Au moins une de la justice et une du soin ; un fichier en apporte beaucoup d’un coup.',
  },
  PEOPLE: {
    title: 'Inviter les personnes',
    why: 'Un titulaire au moins de chaque côté : c’est lui qui invitera ses collègues.',
  },
  PROTOCOL: {
    title: 'Écrire le premier protocole',
    why: 'La bibliothèque propose des clauses rédigées. Un accord déjà signé se reprend en une étape.',
  },
}

/** Where each step is taken. */
function actsOf(kind: FirstStepKind, partnershipId: string | null | undefined): Act[] {
  if (kind === 'PARTNERSHIP') return [{ label: 'Créer', link: { to: '/partenariats/nouveau' } }]
  if (!partnershipId) return []
  const id = barePart(partnershipId)
  const members = { to: '/partenariats/$id/membres', params: { id } } as LinkProps
  if (kind === 'ORGANISATIONS')
    return [
      { label: 'Choisir les membres', link: members },
      { label: 'Importer des structures', link: { to: '/annuaire/importer' } },
    ]
  if (kind === 'PEOPLE') return [{ label: 'Voir les membres', link: members }]
  return [
    {
      label: 'Écrire',
      link: { to: '/protocoles/nouveau', search: { partenariat: partnershipId } } as LinkProps,
    },
    {
      label: 'Reprendre un accord',
      link: { to: '/protocoles/accord-existant', search: { partenariat: partnershipId } } as LinkProps,
    },
  ]
}

/** From nothing to a partnership that lives: what is done, and the one step that comes next. */
export function FirstSteps({ start: { name, partnershipId, steps } }: { start: Start }) {
  const done = steps.filter((step) => step.done).length
  const next = steps.find((step) => !step.done)
  return (
    <Card title={`Premiers pas : ${name}`}>
      <p>
        {done} {done > 1 ? 'étapes faites' : 'étape faite'} sur {steps.length}.
      </p>
      <ol className={styles.steps}>
        {steps.map(({ kind, done, yours }) => (
          <li key={kind} className={styles.step}>
            <div className={styles.words}>
              <p>
                <strong>{words[kind].title}</strong>
              </p>
              <p>{words[kind].why}</p>
            </div>
            {done && <StatusTag tone="success">Fait</StatusTag>}
            {!done && kind !== next?.kind && <StatusTag tone="neutral">Ensuite</StatusTag>}
            {kind === next?.kind && yours && (
              <div className="row">
                {actsOf(kind, partnershipId).map(({ label, link }, index) => (
                  <LinkButton key={label} kind={index === 0 ? 'primary' : 'secondary'} {...link}>
                    {label}
                    <span className="visually-hidden"> : {name}</span>
                  </LinkButton>
                ))}
              </div>
            )}
            {kind === next?.kind && !yours && <StatusTag tone="info">Au poste qui coordonne</StatusTag>}
          </li>
        ))}
      </ol>
    </Card>
  )
}
