import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { App } from './app/App'
import { createQueryClient } from './app/queryClient'
import { createI18n } from './i18n/i18n'
import './styles/index.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')

void createI18n().then((texts) => {
  createRoot(root).render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={createQueryClient()}>
          <I18nextProvider i18n={texts}>
            <App />
          </I18nextProvider>
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  )
})
