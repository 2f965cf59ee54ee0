import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLiveEvent } from '../../live/live'
import { Button } from '../../ui/Button'
import { Segmented } from '../../ui/Segmented'
import { CopyButton } from '../../ui/CopyButton'
import { Note } from '../../ui/Note'
import { clientLines, clients, type Client } from './lines'

interface ClientStepProps {
  keyId: string
  name: string | undefined
  /** Known only until the page is loaded again: the gateway shows a key once. */
  secret: string | undefined
  onConnected: () => void
}

/** The lines to paste, and the first request of the key as the proof. */
export function ClientStep({ keyId, name, secret, onConnected }: ClientStepProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [client, setClient] = useState<Client>('claudeCode')
  useLiveEvent('requests', (list) => {
    if (![...list.live, ...list.recent].some((request) => request.key === keyId)) return
    void cache.invalidateQueries({ queryKey: ['requests'] })
    onConnected()
  })
  const lines = clientLines(client, location.origin, secret ?? t('start.client.placeholder'))
  const options = clients.map((value) => ({ value, label: t(`start.client.name.${value}`) }))
  return (
    <>
      {secret !== undefined && (
        <>
          <p>{t('start.client.secret')}</p>
          <div className="copyline">
            <code tabIndex={0}>{secret}</code>
            <CopyButton text={secret} label={t('start.client.key')} />
          </div>
        </>
      )}
      <div className="mt-3">
        <Segmented small label={t('start.client.which')} value={client} options={options} onChange={setClient} />
      </div>
      <div className="code">
        <div className="head">
          <span>{t('start.client.terminal')}</span>
          <CopyButton text={lines} label={t('start.client.lines')} word />
        </div>
        <pre tabIndex={0}><code>{lines}</code></pre>
      </div>
      {location.protocol === 'http:' && !isLoopback(location.hostname) && <div className="mt-3"><Note tone="warn"><b>{t('start.client.http')}</b> {t('start.client.httpText')}</Note></div>}
      <p className="mt-3"><span className="wait">{t('start.client.waiting', { name: name ?? t('overview.keys.primary') })}</span></p>
      <div className="actions">
        <Button onClick={onConnected}>{t('start.client.skip')}</Button>
      </div>
    </>
  )
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.')
}
