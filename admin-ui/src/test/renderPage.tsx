import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { createQueryClient } from '../app/queryClient'
import { createI18n } from '../i18n/i18n'
import type { Language } from '../i18n/language'

/** Renders inside what `main.tsx` provides, each time with a cache and texts of its own. */
export function renderPage(page: ReactNode, language: Language = 'en') {
  return render(
    <QueryClientProvider client={createQueryClient()}>
      <I18nextProvider i18n={createI18n(language)}>{page}</I18nextProvider>
    </QueryClientProvider>,
  )
}
