import type { PackSection } from '~/graphql/generated/graphql'
import styles from './Pack.module.css'
import { type Matter, Section } from './Sections'

/** Where a part is found in the page. */
export const anchorOf = (section: PackSection) => `partie-${section.toLowerCase()}`

/** The parts that the template shows, in the order in which they are read. */
export function Parts({ content, only }: { content: Matter; only: readonly PackSection[] }) {
  return only
    .filter((section) => content.sections.includes(section))
    .map((section) => (
      <div key={section} id={anchorOf(section)} className={styles.part}>
        <Section section={section} content={content} />
      </div>
    ))
}
