// biome-ignore-all lint/a11y/noRedundantRoles: narrow screens set display: block, which takes the native roles away
import type { ReactNode } from 'react'
import styles from './DataTable.module.css'

export interface Column<T> {
  id: string
  title: string
  cell: (row: T) => ReactNode
  isNumber?: boolean
}

interface Props<T> {
  /** Said to screen readers and printed above the table. */
  caption: string
  isCaptionVisible?: boolean
  /** The first column names the row. */
  columns: readonly [Column<T>, ...Column<T>[]]
  rows: readonly T[]
  rowId: (row: T) => string
}

/** A real table; on narrow screens each row is drawn as a card with its column titles. */
export function DataTable<T>({ caption, isCaptionVisible = false, columns, rows, rowId }: Props<T>) {
  const [head, ...others] = columns
  return (
    <table role="table" className={styles.table}>
      <caption className={isCaptionVisible ? styles.caption : 'visually-hidden'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.id} role="columnheader" scope="col" data-number={column.isNumber}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowId(row)} role="row">
            <th role="rowheader" scope="row">
              {head.cell(row)}
            </th>
            {others.map((column) => (
              <td key={column.id} role="cell" data-number={column.isNumber}>
                <span className={styles.cellTitle} aria-hidden="true">
                  {column.title}
                </span>
                <span className={styles.cellBody}>{column.cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
