import { Link } from '@tanstack/react-router'
import type { DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { useNow } from '../../format/useNow'
import { Checkbox } from '../../ui/Checkbox'
import { Icon } from '../../ui/Icon'
import { Menu } from '../../ui/Menu'
import { Status } from '../../ui/Status'
import { endpointOf, kindOf } from './account'
import { DueAction } from './DueAction'
import { QuotaCell } from './QuotaCell'
import { nameOf, signOf, stateOf } from './state'
import { useDetail } from './useDetail'
import { useRowMenu, type RowMenu } from './useRowMenu'

export interface RowProps extends RowMenu {
  credential: CredentialStatus
  place: number
  selected: boolean
  onSelect: (selected: boolean) => void
  onOpen: () => void
  menuOpen: boolean
  onMenu: (open: boolean) => void
  withReset: boolean
  /** Absent while the list is filtered: then its order is not the order of use. */
  drag: { onStart: () => void; onOver: () => void; onDrop: () => void } | undefined
}

export function CredentialRow(props: RowProps) {
  const { credential, place, selected, onSelect, onOpen, drag } = props
  const { t } = useTranslation()
  const { id } = credential
  const over = (event: DragEvent) => {
    event.preventDefault()
    drag?.onOver()
  }
  return (
    <tr
      role="row"
      data-row={id}
      tabIndex={-1}
      aria-selected={selected}
      draggable={drag !== undefined}
      onDragStart={drag?.onStart}
      onDragOver={drag === undefined ? undefined : over}
      onDrop={drag?.onDrop}
      onClick={(event) => {
        if (!(event.target instanceof Element) || event.target.closest('a, button, label, [role=checkbox], [role=menu]') === null) onOpen()
      }}
    >
      <td role="cell" className="pick">
        <Checkbox aria-label={t('credentials.select', { id })} checked={selected} onChange={onSelect} />
      </td>
      <td role="cell" className="ord num">
        {drag !== undefined && <span className="grip"><Icon name="grip" /></span>}
        {place}
      </td>
      <td role="cell" className="who">
        <Link className="name" to="/credentials/$id" params={{ id }}>{nameOf(credential)}</Link>
        <div className="l2">#{id} · {t(`credentials.kind.${kindOf(credential.authMethod, credential.provider)}`)}</div>
      </td>
      <StateCell credential={credential} />
      <td role="cell" className="cr"><QuotaCell credential={credential} withReset={props.withReset} /></td>
      <td role="cell" className="ep">
        {endpointOf(credential) || <span className="text-muted">{t('credentials.noEndpoint')}</span>}
        <div className="l2 cut">{credential.proxyUrl ? t('credentials.via', { proxy: credential.proxyUrl.replace(/^\w+:\/\//, '') }) : credential.region}</div>
      </td>
      <td role="cell" className="num load">{loadOf(credential)}</td>
      <td role="cell" className="m"><RowMenuButton {...props} /></td>
    </tr>
  )
}

function loadOf({ limits }: CredentialStatus): string {
  if (typeof limits.requestsPerMinute !== 'number') return '–'
  return `${String(limits.sentThisMinute ?? 0)} / ${String(limits.requestsPerMinute)}`
}

function StateCell({ credential }: { credential: CredentialStatus }) {
  const { t } = useTranslation()
  const detail = useDetail()
  useNow(10_000)
  const state = stateOf(credential)
  return (
    <td role="cell" className="state">
      <div className="sa">
        <div className="sx">
          <Status {...signOf(state)}>{t(`credentials.state.${state}`)}</Status>
          <div className="l2" title={credential.health.sentence}>{detail(credential)}</div>
        </div>
        <DueAction credential={credential} state={state} />
      </div>
    </td>
  )
}

function RowMenuButton({ credential, menuOpen, onMenu, ...menu }: RowProps) {
  const { t } = useTranslation()
  const items = useRowMenu(credential, menu)
  return <Menu quiet label={t('credentials.moreActions', { id: credential.id })} items={items} open={menuOpen} onOpenChange={onMenu} />
}
