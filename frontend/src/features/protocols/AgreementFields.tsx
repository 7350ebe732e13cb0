import { Button } from '~/components/Button'
import { CheckboxGroup, RadioGroup } from '~/components/Choice'
import { Notice } from '~/components/Notice'
import { optionsOf } from '~/components/options'
import { AddBox, Select } from '~/components/Select'
import { TextField } from '~/components/TextField'
import type { PartyInput, RenewalKind, TermKind } from '~/graphql/generated/graphql'
import styles from './AgreementFields.module.css'
import { type Member, postOption, type TermValues } from './agreement'
import { renewals } from './words'

interface FieldOf<Value> {
  value: Value
  onChange: (value: Value) => void
  error?: string | undefined
}

/** Which organisations agree, and through which posts. */
export function PartiesField({
  value,
  onChange,
  error,
  members,
}: FieldOf<PartyInput[]> & { members: readonly Member[] }) {
  const chosen = value.flatMap((party) => {
    const member = members.find(({ id }) => id === party.organisationId)
    return member ? [{ party, member }] : []
  })
  const others = members.filter(({ id }) => !value.some(({ organisationId }) => organisationId === id))
  const add = (id: string) => {
    const member = members.find((one) => one.id === id)
    if (!member) return
    // The only possible signatory is surely the one.
    const only = member.signatories.length === 1 ? member.signatories.map((post) => post.id) : []
    onChange([...value, { organisationId: member.id, signatoryPostIds: only }])
  }
  const set = (organisationId: string, signatoryPostIds: string[]) =>
    onChange(
      value.map((party) =>
        party.organisationId === organisationId ? { organisationId, signatoryPostIds } : party,
      ),
    )
  return (
    <fieldset className={styles.group}>
      <legend>
        <h2>Parties</h2>
      </legend>
      <p className={styles.hint}>
        Au moins une organisation de la justice et une du soin. Pour chacune, cochez les postes qui approuvent
        : tous ceux que vous cochez devront le faire.
      </p>
      {chosen.map(({ member }, index) => (
        <section key={member.id} className={styles.party} aria-label={member.name}>
          <div className={styles.head}>
            <h3>{member.name}</h3>
            <Button
              kind="quiet"
              icon="close"
              onPress={() => onChange(value.filter(({ organisationId }) => organisationId !== member.id))}
            >
              Retirer<span className="visually-hidden"> {member.name}</span>
            </Button>
          </div>
          {member.signatories.length > 0 ? (
            <CheckboxGroup
              label="Postes signataires"
              options={member.signatories.map(postOption)}
              value={value[index]?.signatoryPostIds ?? []}
              onChange={(ids) => set(member.id, ids)}
              isRequired
            />
          ) : (
            <Notice tone="warn" title="Aucun poste signataire enregistré">
              <p>La personne qui représente cette organisation doit d’abord en créer un dans l’annuaire.</p>
            </Notice>
          )}
        </section>
      ))}
      <AddBox
        label={chosen.length > 0 ? 'Ajouter une autre organisation' : 'Ajouter une organisation'}
        hint="Parmi les membres du partenariat. Tapez quelques lettres."
        options={others.map(({ id, name }) => ({ id, label: name }))}
        onAdd={add}
        error={error}
        isFilter
      />
    </fieldset>
  )
}

/** Open-ended, or for some months with a way to go on. */
export function TermField({ value, onChange, error }: FieldOf<TermValues>) {
  const set = (change: Partial<TermValues>) => onChange({ ...value, ...change })
  return (
    <fieldset className={styles.group}>
      <legend>
        <h2>Durée</h2>
      </legend>
      <RadioGroup
        label="Jusqu’à quand l’accord vaut-il ?"
        options={[
          { id: 'OPEN', label: 'Sans limite de durée', detail: 'Il vaut jusqu’à ce qu’on y mette fin.' },
          {
            id: 'FIXED',
            label: 'Pour une durée fixée',
            detail: 'À son terme, il est renouvelé ou il prend fin.',
          },
        ]}
        value={value.kind}
        onChange={(kind) => kind && set({ kind: kind as TermKind })}
        error={error}
        isRequired
      />
      {value.kind === 'FIXED' && (
        <>
          <TextField
            label="Durée, en mois"
            value={value.months}
            onChange={(months) => set({ months })}
            inputMode="numeric"
            isRequired
          />
          <RadioGroup
            label="Renouvellement"
            options={optionsOf(renewals).map(({ id, label }) => ({
              id,
              label: label.charAt(0).toUpperCase() + label.slice(1),
              detail:
                id === 'TACIT'
                  ? 'Il continue tout seul, sauf si une partie prévient à temps.'
                  : 'Il s’arrête, sauf si les parties décident de continuer.',
            }))}
            value={value.renewal}
            onChange={(renewal) => set({ renewal: renewal as RenewalKind | null })}
            isRequired
          />
          <TextField
            label="Préavis, en jours avant le terme"
            value={value.noticeDays}
            onChange={(noticeDays) => set({ noticeDays })}
            inputMode="numeric"
            isRequired
          />
        </>
      )}
    </fieldset>
  )
}

const periods = ['12', '9', '6', '4', '3'].map((id) => ({
  id,
  label: id === '12' ? 'Tous les ans' : `Tous les ${id}\u00a0mois`,
}))

export function ReviewPeriodField({ value, onChange, error }: FieldOf<string>) {
  return (
    <Select
      label="Rythme des revues"
      hint="Au moins une fois par an. Chaque échéance est rappelée 90, 30 et 7 jours avant."
      options={
        periods.some(({ id }) => id === value)
          ? periods
          : [...periods, { id: value, label: `Tous les ${value}\u00a0mois` }]
      }
      value={value}
      onChange={(period) => period && onChange(period)}
      error={error}
      isRequired
    />
  )
}
