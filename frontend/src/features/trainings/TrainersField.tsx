import { Button } from '~/components/Button'
import { Item, ItemList } from '~/components/DataList'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { optionsOf } from '~/components/options'
import { ComboBox, Select } from '~/components/Select'
import { OrganisationPicker } from '~/features/directory/pickers'
import { holderNames, type Member } from '~/features/protocols/agreement'
import type { SectorGroup } from '~/graphql/generated/graphql'
import type { FormOf } from './DateFields'
import styles from './Trainings.module.css'
import { blankTrainer, sidesWithoutTrainer, type Trainer } from './trainingValues'
import { groupOf, groups } from './words'

type TrainersForm = FormOf<{ trainers: Trainer[] }>

/** Known to the directory: shown, not edited. */
const isKnown = ({ postId, personId }: Trainer) => postId !== null || personId !== null

/** Trainers of both sectors: posts of the members first, then anybody else by name. */
export function TrainersField({ form, members }: { form: TrainersForm; members: readonly Member[] }) {
  const { trainers } = form.value
  const { error } = form.field('trainers')
  const set = (next: Trainer[]) => form.set({ trainers: next })
  const posts = new Map(
    members.flatMap((member) =>
      member.posts.map((post) => [post.id, { post, group: groupOf(member.sector) }] as const),
    ),
  )
  const free = [...posts.values()].filter(({ post }) => !trainers.some(({ postId }) => postId === post.id))
  const lacking = sidesWithoutTrainer(trainers).map((side) => (side === 'JUSTICE' ? 'la justice' : 'le soin'))
  const placed = trainers.map((trainer, index) => ({
    trainer,
    index,
    remove: () => set(trainers.filter((_, place) => place !== index)),
  }))
  const known = placed.filter(({ trainer }) => isKnown(trainer))
  return (
    <fieldset className={styles.group}>
      <legend>Intervenants</legend>
      <div className="stack">
        <p role="status">
          {lacking.length === 0
            ? 'Les deux secteurs interviennent.'
            : `Il manque un intervenant pour ${lacking.join(' et pour ')} : une formation croisée est animée par les deux secteurs.`}
        </p>
        {known.length > 0 && (
          <ItemList>
            {known.map(({ trainer, remove }) => (
              <Item
                key={trainer.postId ?? trainer.personId}
                title={trainer.name}
                meta={groups[trainer.group]}
                action={
                  <Button kind="quiet" icon="close" onPress={remove}>
                    Retirer<span className="visually-hidden"> {trainer.name}</span>
                  </Button>
                }
              />
            ))}
          </ItemList>
        )}
        <ComboBox
          // A new box after each choice, empty again.
          key={trainers.length}
          label="Ajouter un poste d’un membre"
          isFilter
          error={error}
          options={free.map(({ post, group }) => ({
            id: post.id,
            label: `${post.label}, ${post.organisationName}`,
            detail: `${groups[group]} · ${holderNames(post)}`,
          }))}
          value={null}
          onChange={(id) => {
            const chosen = id ? posts.get(id) : undefined
            if (chosen) set([...trainers, trainerOf(chosen)])
          }}
        />
        {placed
          .filter(({ trainer }) => !isKnown(trainer))
          .map(({ trainer, index, remove }) => (
            <OtherTrainer
              // Named by their place: they have no identity of their own.
              key={index}
              form={form}
              trainer={trainer}
              path={`trainers.${index}.name`}
              onChange={(part) =>
                set(trainers.map((other, place) => (place === index ? { ...other, ...part } : other)))
              }
              onRemove={remove}
            />
          ))}
        <Button icon="add" onPress={() => set([...trainers, blankTrainer])}>
          Ajouter un autre intervenant
        </Button>
      </div>
    </fieldset>
  )
}

const trainerOf = ({ post, group }: { post: Member['posts'][number]; group: SectorGroup }): Trainer => ({
  ...blankTrainer,
  postId: post.id,
  name: `${post.label}, ${post.organisationName}`,
  group,
})

/** Somebody whom no member's post names: a school, a federation, a retired colleague. */
function OtherTrainer({
  form,
  trainer,
  path,
  onChange,
  onRemove,
}: {
  form: TrainersForm
  trainer: Trainer
  path: string
  onChange: (part: Partial<Trainer>) => void
  onRemove: () => void
}) {
  return (
    <div className={`${styles.option} stack`}>
      <GuardedTextField
        label="Nom et fonction"
        isRequired
        {...form.guarded('trainers', path)}
        value={trainer.name}
        onChange={(name) => onChange({ name })}
      />
      <OrganisationPicker
        label="Structure de l’intervenant"
        value={trainer.organisation}
        onChange={(chosen) => onChange({ organisation: chosen && { id: chosen.id, label: chosen.label } })}
      />
      <Select
        label="Secteur"
        isRequired
        options={optionsOf(groups)}
        value={trainer.group}
        onChange={(group) => group && onChange({ group: group as SectorGroup })}
      />
      <Button kind="quiet" icon="close" onPress={onRemove}>
        Retirer<span className="visually-hidden"> {trainer.name || 'cet intervenant'}</span>
      </Button>
    </div>
  )
}
