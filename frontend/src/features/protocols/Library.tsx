import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { Checkbox } from '~/components/Choice'
import { Dialog } from '~/components/Dialog'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import type { ClauseLibraryQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { AddLibraryClausesDocument, ClauseLibraryDocument } from './documents/library'
import type { Version } from './documents/version'
import styles from './Library.module.css'
import { themes } from './words'

type Template = ClauseLibraryQuery['clauseLibrary'][number]

/** Clauses to begin with: read, choose several, add them at once. */
export function Library({
  version,
  onClose,
  onDone,
}: {
  version: Version
  onClose: () => void
  onDone: (said: string) => void
}) {
  const query = useQuery(ask(ClauseLibraryDocument, {}))
  return (
    <Dialog title="Bibliothèque de clauses" isOpen onClose={onClose}>
      <p>
        Des clauses rédigées pour commencer, fidèles au secret professionnel. Une fois ajoutées, elles sont à
        vous : corrigez-les librement, et faites-les relire par un juriste. Ce qui reste à décider entre vous
        est entre crochets.
      </p>
      <Loaded query={query}>
        {({ clauseLibrary }) => (
          <Choice library={clauseLibrary} version={version} onClose={onClose} onDone={onDone} />
        )}
      </Loaded>
    </Dialog>
  )
}

function Choice({
  library,
  version,
  onClose,
  onDone,
}: {
  library: readonly Template[]
  version: Version
  onClose: () => void
  onDone: (said: string) => void
}) {
  const adding = useAct(AddLibraryClausesDocument)
  const present = new Set(version.clauses.map(({ title }) => title))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const toggle = (key: string, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, key] : chosen.filter((other) => other !== key))
  const add = async () => {
    // In the library's order, whatever the order of the presses.
    const keys = library.map(({ key }) => key).filter((key) => chosen.includes(key))
    if (await adding.send({ versionId: version.id, keys })) onDone(added(keys.length))
  }
  return (
    <>
      <ul className={styles.clauses}>
        {library.map((template) => (
          <li key={template.key}>
            {present.has(template.title) ? (
              <p>
                {template.title} <StatusTag tone="success">Dans le texte</StatusTag>
              </p>
            ) : (
              <Checkbox
                isSelected={chosen.includes(template.key)}
                onChange={(isChosen) => toggle(template.key, isChosen)}
              >
                {template.title}
              </Checkbox>
            )}
            <details>
              <summary>
                Lire<span className="visually-hidden"> : {template.title}</span>
              </summary>
              <p className={styles.body}>{template.body}</p>
              <p className={styles.source}>
                {themes[template.theme]}. {settled(template)}Source : {template.source}
                {template.checkedOn && `, comparée le ${shortDate(template.checkedOn)}`}.
              </p>
            </details>
          </li>
        ))}
      </ul>
      <ActFeedback act={adding} />
      <div className="row">
        <Button
          kind="primary"
          isDisabled={chosen.length === 0}
          isPending={adding.isPending}
          onPress={() => void add()}
        >
          {chosen.length > 1 ? `Ajouter ces ${chosen.length} clauses` : 'Ajouter cette clause'}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          Fermer sans ajouter
        </Button>
      </div>
    </>
  )
}

const settled = ({ settles }: Template) =>
  settles.length === 0
    ? ''
    : `Répond à ${settles.length > 1 ? `${settles.length} points` : 'un point'} de vigilance sur le secret. `

const added = (count: number) =>
  count > 1
    ? `${count} clauses de la bibliothèque sont à la fin du texte.`
    : 'Une clause de la bibliothèque est à la fin du texte.'
