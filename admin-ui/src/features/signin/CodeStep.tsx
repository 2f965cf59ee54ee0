import { Link } from '@tanstack/react-router'
import { Trans, useTranslation } from 'react-i18next'
import { CopyButton, CopyLine } from '../../ui/CopyButton'
import { QrCode } from './QrCode'
import type { StepProps } from './RunningSignIn'
import { Cancel, Step } from './Step'
import { WaitBar } from './WaitBar'

/** Approved on any device; the gateway asks the provider until then. */
export function CodeStep({ signIn, again, onCancel, onBrowser }: StepProps & { onBrowser: (() => void) | undefined }) {
  const { t } = useTranslation()
  const task = signIn.task
  if (task === undefined) return null
  const code = task.code ?? ''
  return (
    <Step
      className="withqr"
      title={again === undefined ? t('signIn.code.title') : t('signIn.againTitle', { name: again })}
      footer={
        <>
          <Cancel onCancel={onCancel} />
          <Link className="btn" to="/credentials">{t('signIn.background')}</Link>
        </>
      }
    >
      <ol className="todo">
        <li>
          <span>{t('signIn.code.open')}</span>
          <CopyLine text={task.address} label={t('signIn.address')} />
          <a className="btn primary justify-self-start" href={task.address} target="_blank" rel="noreferrer">{t('signIn.code.open')}</a>
        </li>
        {code !== '' && (
          <li>
            <span>{t('signIn.code.check')}</span>
            <div className="ucode">
              <output aria-label={Array.from(code).join(' ')}>{code}</output>
              <CopyButton text={code} label={t('signIn.code.code')} />
            </div>
          </li>
        )}
        <li>
          <span>{again === undefined ? t('signIn.code.approve') : <Trans i18nKey="signIn.code.approveAs" values={{ name: again }} components={{ 1: <b /> }} />}</span>
          <span className="l2">{t('signIn.code.whoever')}</span>
        </li>
      </ol>
      <div className="qrbox phone-off">
        <QrCode text={task.address} label={t('signIn.code.qr')} />
        <span className="text-xs text-muted">{t('signIn.code.scan')}</span>
      </div>
      {onBrowser !== undefined && (
        <p className="alt col-span-full">
          {t('signIn.code.noCode')} <button type="button" className="link" onClick={onBrowser}>{t('signIn.byBrowser')}</button>
        </p>
      )}
      <WaitBar signIn={signIn} />
    </Step>
  )
}
