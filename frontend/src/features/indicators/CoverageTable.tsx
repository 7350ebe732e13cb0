import { useState } from 'react'
import { type Column, DataTable } from '~/components/DataTable'
import { Select } from '~/components/Select'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { type Order, practices, type Row, sorted } from './coverage'
import styles from './Indicators.module.css'
import { coverageWords } from './words'

const orders = [
  { id: 'nom', label: 'Par nom' },
  { id: 'manques', label: 'Les moins couverts d’abord' },
  ...practices.map(({ id, title }) => ({ id, label: `D’abord sans : ${title.toLowerCase()}` })),
]

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { id: 'name', title: 'Tribunal', cell: ({ name, partnerships }) => <Court {...{ name, partnerships }} /> },
  { id: 'spips', title: 'SPIP', cell: ({ spips }) => <Parties parties={spips} /> },
  { id: 'csapas', title: 'CSAPA', cell: ({ csapas }) => <Parties parties={csapas} /> },
  ...practices.map(({ id, title, since }) => ({
    id,
    title,
    cell: (row: Row) => <Cell cell={row[id]} since={since} isNamed={id !== 'contact'} />,
  })),
]

/** A row for each tribunal: what covers it, in words and signs. */
export function CoverageTable({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  const [order, setOrder] = useState<Order>('nom')
  return (
    <>
      {rows.length > 1 && (
        <div className="no-print">
          <Select
            label="Ordre des lignes"
            isFilter
            options={orders}
            value={order}
            onChange={(id) => setOrder((id ?? 'nom') as Order)}
          />
        </div>
      )}
      <DataTable caption={caption} columns={columns} rows={sorted(rows, order)} rowId={({ code }) => code} />
    </>
  )
}

function Court({ name, partnerships }: Pick<Row, 'name' | 'partnerships'>) {
  return (
    <>
      {name}
      <span className={styles.cellDay}>
        {partnerships.length === 0 ? 'Aucun partenariat' : partnerships.join(', ')}
      </span>
    </>
  )
}

function Parties({ parties }: { parties: Row['spips'] }) {
  if (parties.length === 0) return <>Aucun dans l’annuaire</>
  return (
    <ul className={styles.parties}>
      {parties.map(({ name, bound }) => (
        <li key={name}>
          {name}
          <span className={styles.cellDay}>{bound ? '✓ partie au protocole' : '– hors du protocole'}</span>
        </li>
      ))}
    </ul>
  )
}

function Cell({ cell, since, isNamed }: { cell: Row['protocol']; since: string; isNamed: boolean }) {
  const { word, tone } = coverageWords[cell.state]
  return (
    <>
      <span className={styles.state}>
        <StatusTag tone={tone}>{!isNamed && cell.state === 'LAPSED' ? 'Vacant' : word}</StatusTag>
      </span>
      {cell.since && (
        <span className={styles.cellDay}>
          {since} {shortDate(cell.since)}
        </span>
      )}
    </>
  )
}
