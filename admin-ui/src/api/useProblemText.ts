import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from './problem'
import { knownCodes } from './knownCodes'

export interface ProblemText {
  sentence: string
  /** For a report: status, code, the gateway's sentence, the id of the line in its log. */
  details: string
}

/**
 * What to say about a failure. English takes the gateway's own sentence, which names the values that matter; Chinese has
 * its own text for each code, and falls back on the gateway's sentence.
 */
export function useProblemText(): (error: unknown) => ProblemText {
  const { t, i18n } = useTranslation()
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof Problem)) return { sentence: t('problem.unexpected'), details: String(error) }
      const details = [error.status, error.code, error.field, error.message, error.requestId].filter(Boolean).join(' · ')
      if (error.status === 0) return { sentence: t('problem.unreachable'), details: String(error.cause) }
      const known = knownCodes.find((code) => code === error.code)
      const own = known === undefined ? error.message : t(`problem.code.${known}`)
      const sentence = i18n.language === 'en' && error.message !== '' ? error.message : own
      return { sentence: sentence === '' ? t('problem.status', { status: error.status }) : sentence, details }
    },
    [t, i18n.language],
  )
}
