import { Link } from '@tanstack/react-router'
import { use, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KindList } from './KindList'
import type { KindOfAccount } from './kinds'
import { Cancel, Framed, Step } from './Step'

interface KindStepProps {
  title: string | undefined
  first: string | undefined
  busy: boolean
  error: ReactNode
  onChoose: (kind: KindOfAccount) => void
  onCancel: () => void
}

export function KindStep({ title, first, busy, error, onChoose, onCancel }: KindStepProps) {
  const { t } = useTranslation()
  const framed = use(Framed)
  const list = (
    <>
      <p className="text-text-2">{t('signIn.noPassword')}</p>
      <KindList first={first} className={framed ? '' : 'two-columns'} onChoose={(kind) => { if (!busy) onChoose(kind); }} />
      {busy && <p className="wait" role="status">{t('signIn.starting')}</p>}
      {error}
      <p className="alt">
        {t('signIn.elsewhere')} <Link to="/credentials" search={{ sheet: 'import' }}>{t('signIn.import')}</Link>
      </p>
    </>
  )
  if (!framed) return <div className="grid gap-2.5">{list}</div>
  return <Step title={title ?? t('signIn.title')} footer={<Cancel onCancel={onCancel} />}>{list}</Step>
}
