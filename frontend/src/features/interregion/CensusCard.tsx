import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { type Column, DataTable } from '~/components/DataTable'
import { optionsOf } from '~/components/options'
import { Paragraphs } from '~/components/Paragraphs'
import { Select } from '~/components/Select'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { RetractButton } from '~/features/retraction/RetractButton'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { PlaceKind } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { useToday } from '~/viewer/viewer'
import { kinds } from '../directory/words'
import { MaybeLink } from '../MaybeLink'
import { CensusDialog } from './CensusDialog'
import { byRegion, isReception, matching, type Order, type Reception, regionOf, sorted, sum } from './census'
import type { Agreement } from './documents'
import { ConfirmCensusDocument } from './documents'
import styles from './Interregion.module.css'
import { Regions } from './Regions'
import { AddRole, EndRole } from './RoleDialogs'
import { placeKinds, roles } from './words'

const orders: Record<Order, string> = {
  structure: 'Structure',
  region: 'Région',
  places: 'Nombre de places',
  confirmed: 'À confirmer d’abord',
}

/** Places offered elsewhere: by region at a glance, then structure by structure. */
export function CensusCard({ ground }: { ground: Agreement }) {
  const [kind, setKind] = useState<PlaceKind | null>(null)
  const [region, setRegion] = useState<string | null>(null)
  const [order, setOrder] = useState<Order>('structure')
  const { participants, participantsToCome } = ground
  const { viewerCanManage } = ground.interTerritoryAgreement
  const receptions = participants.filter(isReception)
  const shown = sorted(matching(receptions, { kind, region }), order)
  const regions = [...new Set(receptions.map(regionOf))].sort((a, b) => a.localeCompare(b, 'fr'))
  const coming = participantsToCome.filter(({ role }) => role === 'RECEIVING')
  return (
    <Card title="Places proposées" actions={viewerCanManage && <AddRole ground={ground} duty="RECEIVING" />}>
      {receptions.length === 0 ? (
        <p>
          {roles.RECEIVING.none}
          {viewerCanManage && ' Ajoutez-en une : elle dira elle-même ses places et ses conditions.'}
        </p>
      ) : (
        <>
          <Regions totals={byRegion(matching(receptions, { kind, region }))} />
          <search className={`${styles.filters} no-print`}>
            <Select
              label="Sorte de place"
              isFilter
              options={[{ id: '', label: 'Toutes' }, ...optionsOf(placeKinds)]}
              value={kind ?? ''}
              onChange={(id) => setKind((id || null) as PlaceKind | null)}
            />
            <Select
              label="Région"
              isFilter
              options={[{ id: '', label: 'Toutes' }, ...regions.map((name) => ({ id: name, label: name }))]}
              value={region ?? ''}
              onChange={(id) => setRegion(id || null)}
            />
            <Select
              label="Trier par"
              isFilter
              options={optionsOf(orders)}
              value={order}
              onChange={(id) => setOrder((id ?? 'structure') as Order)}
            />
          </search>
          <p role="status">
            {shown.length === 0
              ? 'Aucune structure ne correspond.'
              : shown.length === 1
                ? '1 structure'
                : `${shown.length} structures`}
          </p>
          {shown.length > 0 && (
            <DataTable
              caption="Structures qui accueillent et places qu’elles proposent"
              columns={columnsFor(ground, receptions)}
              rows={shown}
              rowId={({ id }) => id}
            />
          )}
        </>
      )}
      {coming.map(({ id, organisation, since }) => (
        <p key={id}>
          {organisation.name} accueillera à partir du {shortDate(since)}.
        </p>
      ))}
    </Card>
  )
}

/** What is said of a structure is changed whole, whatever the filter shows of it. */
const columnsFor = (
  ground: Agreement,
  receptions: readonly Reception[],
): [Column<Reception>, ...Column<Reception>[]] => [
  {
    id: 'structure',
    title: 'Structure',
    cell: ({ organisation }) => (
      <>
        <MaybeLink id={organisation.id}>{organisation.name}</MaybeLink>
        <span className={styles.soft}>
          <br />
          {[kinds[organisation.kind], organisation.contact.city, organisation.contact.phone]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </>
    ),
  },
  { id: 'region', title: 'Région', cell: regionOf },
  {
    id: 'places',
    title: 'Places proposées',
    cell: ({ census }) =>
      census.places.length === 0 ? (
        census.confirmedOn ? (
          'Aucune pour l’instant'
        ) : (
          'Pas encore indiquées'
        )
      ) : (
        <ul className={styles.places}>
          {census.places.map(({ kind, offered }) => (
            <li key={kind}>
              {offered} · {placeKinds[kind]}
            </li>
          ))}
        </ul>
      ),
  },
  { id: 'total', title: 'Total', isNumber: true, cell: ({ census }) => sum(census.places) },
  {
    id: 'conditions',
    title: 'Conditions d’accueil',
    cell: ({ id, organisation, census: { conditions } }) =>
      conditions && (
        <>
          <Paragraphs text={conditions} />
          <RetractButton
            name={organisation.name}
            partnershipId={ground.id}
            kind="participation"
            of={id}
            parts={[{ field: 'conditions', label: 'Conditions d’accueil', text: conditions }]}
          />
        </>
      ),
  },
  {
    id: 'confirmed',
    title: 'Confirmation',
    cell: (reception) => (
      <>
        <Freshness census={reception.census} />
        <Acts ground={ground} reception={receptions.find(({ id }) => id === reception.id) ?? reception} />
      </>
    ),
  },
]

function Freshness({ census: { confirmedOn, stale } }: Pick<Reception, 'census'>) {
  if (!confirmedOn) return <StatusTag tone="warn">À renseigner</StatusTag>
  return stale ? (
    <StatusTag tone="warn">{`À confirmer : indiqué le ${shortDate(confirmedOn)}`}</StatusTag>
  ) : (
    <StatusTag tone="success">{`Confirmé le ${shortDate(confirmedOn)}`}</StatusTag>
  )
}

function Acts({ ground, reception }: { ground: Agreement; reception: Reception }) {
  const [isEditing, setEditing] = useState(false)
  const confirm = useAct(ConfirmCensusDocument)
  const today = useToday(ground.timeZone)
  const { census, organisation } = reception
  const of = <span className="visually-hidden"> : {organisation.name}</span>
  return (
    <>
      <div className="row no-print">
        {census.viewerCanEdit && census.confirmedOn && census.confirmedOn !== today && (
          <Button
            icon="check"
            isPending={confirm.isPending}
            onPress={() => void confirm.send({ participationId: reception.id })}
          >
            Toujours exact{of}
          </Button>
        )}
        {census.viewerCanEdit && (
          <Button
            kind={census.confirmedOn ? 'quiet' : 'primary'}
            icon="edit"
            onPress={() => setEditing(true)}
          >
            {census.confirmedOn ? 'Modifier' : 'Indiquer nos places'}
            {of}
          </Button>
        )}
        {ground.interTerritoryAgreement.viewerCanManage && <EndRole ground={ground} part={reception} />}
      </div>
      <ActFeedback act={confirm} />
      {isEditing && <CensusDialog reception={reception} onClose={() => setEditing(false)} />}
    </>
  )
}
