import { graphql } from '~/graphql/generated'

/** How an organisation is reached. */
graphql(`
  fragment ContactFields on ContactDetails {
    address
    postalCode
    city
    phone
    email
    website
    openingHours
  }
`)
