import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '~/components/Button'
import styles from './ScanField.module.css'
import { sha256Of } from './scanHash'

/** The fingerprint of a signed scan: computed in the browser, so that the original can be recognised later. */
export function ScanField({
  value,
  onChange,
}: {
  value: string | null
  onChange: (hash: string | null) => void
}) {
  const [state, setState] = useState<{ name?: string; isFailed?: boolean }>({})
  const read = async (file: File | undefined) => {
    if (!file) return
    try {
      onChange(await sha256Of(file))
      setState({ name: file.name })
    } catch {
      setState({ isFailed: true })
    }
  }
  return (
    <div className={styles.scan}>
      <p className={styles.label}>
        Empreinte du document numérisé <span className={styles.soft}>(facultatif)</span>
      </p>
      <p className={styles.soft}>
        Le fichier reste sur votre ordinateur : seule son empreinte est calculée ici et gardée, pour
        reconnaître l’original plus tard.
      </p>
      <div className="row">
        <FileTrigger onSelect={(files) => void read(files?.[0])}>
          <Button icon="document">{value ? 'Choisir un autre fichier' : 'Choisir le fichier signé'}</Button>
        </FileTrigger>
        {value && (
          <Button kind="quiet" onPress={() => onChange(null)}>
            Enlever l’empreinte
          </Button>
        )}
      </div>
      <p role="status" className={styles.result}>
        {state.isFailed && 'Ce fichier n’a pas pu être lu. Choisissez-en un autre.'}
        {value && (
          <>
            Empreinte calculée{state.name && ` pour « ${state.name} »`} : <code>{value.slice(0, 16)}…</code>
          </>
        )}
      </p>
    </div>
  )
}
