import { useQueries, useQuery } from '@tanstack/react-query'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { graphql } from '~/graphql/generated'
import { HeadingsDocument } from './documents'
import { hasTitle, headingsOf, isPassage, type Place, placeInWords } from './places'

const PlaceTitleDocument = graphql(`
  query PlaceTitle($id: ID!) {
    node(id: $id) {
      ... on ActionItem {
        title
      }
      ... on AnnualMeeting {
        title
      }
      ... on CooperationProtocol {
        title
      }
      ... on CrossTraining {
        title
      }
      ... on Event {
        title
      }
      ... on HandoverNote {
        title
      }
      ... on ImmersionOffer {
        title
      }
      ... on OnboardingPack {
        title
      }
      ... on Organisation {
        name
      }
    }
  }
`)

type Titled = { title: string } | { name: string }

const titleOf = (thing: Titled | null): string | undefined =>
  thing ? ('title' in thing ? thing.title : thing.name) : undefined

/** Each place in words, with its title when it has one and the viewer may read it: two of one kind are told apart. */
export function usePlaceNames(partnershipId: string, places: readonly Place[]): (place: Place) => string {
  const { data } = useQuery({
    ...ask(HeadingsDocument, { id: partnershipId }),
    enabled: places.some(({ subjectId }) => isPassage(subjectId)),
  })
  const partnership = found(data?.node)
  const headings = partnership && headingsOf(partnership)
  const ids = [...new Set(places.map(({ subjectId }) => subjectId))].filter(hasTitle)
  const titles = useQueries({
    queries: ids.map((id) => ask(PlaceTitleDocument, { id })),
    combine: (answers) =>
      new Map(answers.map(({ data }, index) => [ids[index], titleOf(found<Titled>(data?.node))])),
  })
  return (place) => {
    const title = titles.get(place.subjectId)
    return placeInWords(place, title ? { title } : headings?.get(place.subjectId))
  }
}
