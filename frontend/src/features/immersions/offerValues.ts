import { wholeNumber } from '~/features/protocols/agreement'
import type { ImmersionAudience } from '~/graphql/generated/graphql'
import { missing, type Problem } from '~/graphql/problems'

export interface OfferValues {
  title: string
  description: string
  audiences: ImmersionAudience[]
  startsOn: string | null
  endsOn: string | null
  days: string
  capacity: string
  contactPostId: string | null
}

export const blankOffer: OfferValues = {
  title: '',
  description: '',
  audiences: [],
  startsOn: null,
  endsOn: null,
  days: '2',
  capacity: '1',
  contactPostId: null,
}

/** Called once `checkOffer` finds nothing missing. */
export const offerInput = ({
  description,
  startsOn,
  endsOn,
  days,
  capacity,
  contactPostId,
  ...rest
}: OfferValues) => ({
  ...rest,
  description: description || null,
  startsOn: String(startsOn),
  endsOn: String(endsOn),
  days: wholeNumber(days) ?? 0,
  capacity: wholeNumber(capacity) ?? 0,
  contactPostId: String(contactPostId),
})

export const checkPeriod = ({ startsOn, endsOn }: Pick<OfferValues, 'startsOn' | 'endsOn'>): Problem[] => [
  ...(startsOn ? [] : [missing('startsOn', 'Indiquez le premier jour.')]),
  ...(endsOn ? [] : [missing('endsOn', 'Indiquez le dernier jour.')]),
  ...(startsOn && endsOn && endsOn < startsOn
    ? [missing('endsOn', 'Le dernier jour vient avant le premier.')]
    : []),
]

export const checkOffer = (values: OfferValues): Problem[] => [
  ...(values.title.trim() ? [] : [missing('title', 'Donnez un titre à l’offre.')]),
  ...(values.audiences.length > 0 ? [] : [missing('audiences', 'Dites qui vous accueillez.')]),
  ...checkPeriod(values),
  ...(wholeNumber(values.days) ? [] : [missing('days', 'Indiquez un nombre de jours.')]),
  ...(wholeNumber(values.capacity) ? [] : [missing('capacity', 'Indiquez un nombre de places.')]),
  ...(values.contactPostId ? [] : [missing('contactPostId', 'Choisissez qui contacter.')]),
]
