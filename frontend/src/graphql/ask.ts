import { queryOptions } from '@tanstack/react-query'
import { type Document, request } from './client'

/** The options of one GraphQL query for TanStack Query; its text and variables are its key. */
export const ask = <Result, Variables>(document: Document<Result, Variables>, variables: Variables) =>
  queryOptions({
    queryKey: [document.toString(), variables],
    queryFn: ({ signal }) => request(document, variables, signal),
  })
