import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { App } from './app/App'
import { createQueryClient } from './app/queryClient'
import './app/styles.css'
import { createI18n } from './i18n/i18n'
import { initialLanguage } from './i18n/language'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <I18nextProvider i18n={createI18n(initialLanguage())}>
        <App />
      </I18nextProvider>
    </QueryClientProvider>
  </StrictMode>,
)
