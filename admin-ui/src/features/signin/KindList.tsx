import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon'
import { kinds, type KindOfAccount } from './kinds'

export function KindList({ onChoose, first, className = '' }: { onChoose: (kind: KindOfAccount) => void; first?: string | undefined; className?: string }) {
  const { t } = useTranslation()
  const ordered = [...kinds].sort((one, other) => Number(other.kind === first) - Number(one.kind === first))
  return (
    <ul className={`kinds ${className}`}>
      {ordered.map((one) => (
        <li key={one.kind}>
          <button type="button" onClick={() => { onChoose(one); }}>
            <Icon name={one.icon} />
            <span>
              <span className="font-medium">{t(`signIn.kind.${one.kind}`)}</span>
              <span className="l2">{t(`signIn.kindHelp.${one.kind}`)}</span>
            </span>
            <Icon name="right" />
          </button>
        </li>
      ))}
    </ul>
  )
}
