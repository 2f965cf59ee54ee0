import type { Overview, Problem } from '../../api/schema'
import type { en } from './texts/en'

/** A key of the sentences without the ending of its plural. */
type Sentence = keyof typeof en.verdict extends infer K ? (K extends `${infer Stem}_${'one' | 'other'}` ? Stem : K) : never

/** What the page says first: one sentence, and the one action that ends the worst matter. */
export interface Judgement {
  level: 'ok' | 'attention' | 'failing'
  sentence: Sentence
  /** How many problems the sentence speaks of. */
  count: number
  problem: Problem | undefined
  /** Problems beyond those of the sentence. */
  further: number
}

const sentences: Record<string, Sentence> = {
  no_credentials: 'noCredentials',
  no_usable_credential: 'noUsableCredential',
  shutting_down: 'shuttingDown',
  overloaded: 'overloaded',
  tokens_not_stored: 'tokensNotStored',
  database_away: 'databaseAway',
  usage_not_written: 'usageNotWritten',
  sign_in_ended: 'signInEnded',
  suspended: 'suspended',
  incomplete: 'incomplete',
  refresh_failing: 'refreshFailing',
  credits_used_up: 'creditsUsedUp',
}

/** The worst matter wins; what ends by itself does not make a verdict. */
export function judge({ verdict }: Pick<Overview, 'verdict'>): Judgement {
  const serious = verdict.problems.filter((problem) => problem.level !== 'info' && problem.level !== 'ok')
  const worst = serious[0]
  if (worst === undefined) return { level: 'ok', sentence: 'ok', count: 0, problem: undefined, further: 0 }
  const alike = serious.filter((problem) => problem.code === worst.code)
  return {
    level: worst.level === 'failing' ? 'failing' : 'attention',
    sentence: sentences[worst.code] ?? 'other',
    count: alike.length,
    problem: worst,
    further: serious.length - alike.length,
  }
}
