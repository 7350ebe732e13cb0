import { AnchorButton } from '~/components/Button'
import type { SiteFactsQuery } from '~/graphql/generated/graphql'
import styles from './Doors.module.css'
import { withReturn } from './providers'

type Provider = SiteFactsQuery['site']['signInProviders'][number]

/** One door a provider. */
export function Doors({
  providers,
  returnTo,
}: {
  providers: readonly Provider[]
  returnTo: string | undefined
}) {
  return (
    <ul className={styles.doors}>
      {providers.map(({ key, label, audience, buttonImageUrl, signInUrl }) => (
        <li key={key}>
          <h2>{audience}</h2>
          {buttonImageUrl ? (
            <a className={styles.image} href={withReturn(signInUrl, returnTo)}>
              <img src={buttonImageUrl} alt={`Continuer avec ${label}`} />
            </a>
          ) : (
            <AnchorButton kind="primary" icon="arrow" href={withReturn(signInUrl, returnTo)}>
              Continuer avec {label}
            </AnchorButton>
          )}
        </li>
      ))}
    </ul>
  )
}
