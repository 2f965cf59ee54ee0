import type { CredentialStatus } from '../../api/schema'
import { matches } from '../credentials/filter'

/** So many credentials are offered at once, and so many of the chosen ones before them. */
export const shownChoices = 8

interface Choices {
  rows: readonly CredentialStatus[]
  /** How many others match. */
  more: number
}

/** The credentials that a search finds, those in `first` before the others. */
export function choicesOf(credentials: readonly CredentialStatus[], first: readonly number[], find: string): Choices {
  const found = credentials.filter((credential) => matches(credential, { find }))
  const ahead = found.filter(({ id }) => first.includes(id)).slice(0, shownChoices)
  const rows = [...ahead, ...found.filter(({ id }) => !first.includes(id)).slice(0, shownChoices)]
  return { rows, more: found.length - rows.length }
}
