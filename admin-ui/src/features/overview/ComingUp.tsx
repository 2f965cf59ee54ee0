import { useTranslation } from 'react-i18next'
import type { Upcoming } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { StateIcon, type Shape, type Tone } from '../../ui/StateIcon'
import type { en } from './texts/en'

const signs: Record<keyof typeof en.next, { shape: Shape; tone: Tone }> = {
  cool_down_ends: { shape: 'cooling', tone: 'warn' },
  credits_reset: { shape: 'usedUp', tone: 'warn' },
  token_expires: { shape: 'retry', tone: 'warn' },
  sign_in_ends: { shape: 'signInEnded', tone: 'warn' },
  credits_run_out: { shape: 'usedUp', tone: 'warn' },
  quota_resets: { shape: 'ready', tone: 'off' },
  client_key_expires: { shape: 'signInEnded', tone: 'off' },
}

const shown = 6

export function ComingUp({ upcoming }: { upcoming: readonly Upcoming[] }) {
  const { t } = useTranslation()
  const next = upcoming.filter(isKnown).slice(0, shown)
  return (
    <section className="panel" aria-labelledby="next">
      <header className="panel-head">
        <h2 id="next">{t('overview.nextTitle')}</h2>
      </header>
      {next.length === 0 ? (
        <p className="px-4 pt-2 pb-4 text-text-2">{t('overview.nothingNext')}</p>
      ) : (
        <ol className="next">
          {next.map((one) => (
            <Item key={`${one.kind} ${one.at} ${String(one.credentialId ?? one.keyId)}`} one={one} />
          ))}
        </ol>
      )}
    </section>
  )
}

type Known = Upcoming & { kind: keyof typeof en.next }

function isKnown(one: Upcoming): one is Known {
  return one.kind in signs
}

function Item({ one }: { one: Known }) {
  const { t } = useTranslation()
  const format = useFormat()
  useNow()
  return (
    <li>
      <StateIcon {...signs[one.kind]} />
      <b>
        <time dateTime={one.at} title={format.full(one.at)}>{format.moment(one.at)}</time>
      </b>
      <span className="tx">{t(`overview.next.${one.kind}`, { id: one.credentialId, name: one.name })}</span>
      <span className="rel">{format.ahead(one.at)}</span>
    </li>
  )
}
