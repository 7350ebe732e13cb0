import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import popover from '~/components/Popover.module.css'
import type { MentionFieldsFragment } from '~/graphql/generated/graphql'
import styles from './Glossary.module.css'

type Word = MentionFieldsFragment['entry']

/** A word of a text that opens its two senses. */
export function Definition({ word, text }: { word: Word; text: string }) {
  return (
    <DialogTrigger>
      <Button className={styles.linked}>
        {text}
        <span className="visually-hidden"> (mot à deux sens : voir la définition)</span>
      </Button>
      <Popover className={popover.popover}>
        <Dialog className={styles.definition}>
          <Heading slot="title" className={styles.word}>
            {word.word}
          </Heading>
          <Senses word={word} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** What a word means on each side, and what that rests on. */
export function Senses({ word }: { word: Pick<Word, 'justice' | 'health' | 'source'> }) {
  return (
    <>
      <dl className={styles.senses}>
        <div>
          <dt>Pour la justice</dt>
          <dd>{word.justice}</dd>
        </div>
        <div>
          <dt>Pour le soin</dt>
          <dd>{word.health}</dd>
        </div>
      </dl>
      <p className={styles.source}>Source : {word.source}</p>
    </>
  )
}

/** On paper nothing opens: the words of the text stand at its end. */
export function PrintedDefinitions({ mentions }: { mentions: readonly MentionFieldsFragment[] }) {
  if (mentions.length === 0) return null
  const words = mentions.map(({ entry }) => entry).sort((a, b) => a.word.localeCompare(b.word, 'fr'))
  return (
    <section className={styles.printed}>
      <h3>Mots à deux sens</h3>
      {words.map((word) => (
        <div key={word.key} className={styles.entry}>
          <h4>{word.word}</h4>
          <Senses word={word} />
        </div>
      ))}
    </section>
  )
}
