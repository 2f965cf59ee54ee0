import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientKeyDetail, NewClientKey } from '../../api/schema'
import { useRowKeys } from '../../app/shortcuts/useRowKeys'
import { useStale } from '../../live/live'
import type { MenuItem } from '../../ui/Menu'
import { VirtualRows } from '../../ui/VirtualRows'
import { useSetDisabled } from './actions'
import { DeleteDialog } from './DeleteDialog'
import { EditSheet } from './EditSheet'
import { KeyRow } from './KeyRow'
import { RotateDialog } from './RotateDialog'

type Task = 'edit' | 'rotate' | 'delete'

export function KeyTable({ keys, onSecret }: { keys: readonly ClientKeyDetail[]; onSecret: (created: NewClientKey) => void }) {
  const { t } = useTranslation()
  const [menuOf, setMenuOf] = useState<string>()
  const [task, setTask] = useState<{ task: Task; id: string }>()
  const menu = useMenu((chosen, id) => { setTask({ task: chosen, id }); })
  const edit = (id: string) => { setTask({ task: 'edit', id }); }
  const close = () => { setTask(undefined); }
  useRowKeys({ rows: keys.map(({ id }) => id), onOpen: edit, onMenu: setMenuOf })
  const concerned = keys.find(({ id }) => id === task?.id)
  return (
    <>
      <table className="data ks" role="table" aria-rowcount={keys.length + 1}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('keys.column.name')}</th>
            <th role="columnheader">{t('keys.column.perMinute')}</th>
            <th role="columnheader">{t('keys.column.tokens')}</th>
            <th role="columnheader">{t('keys.column.credits')}</th>
            <th role="columnheader" className="mo">{t('keys.field.models')}</th>
            <th role="columnheader" className="ex">{t('keys.field.expires')}</th>
            <th role="columnheader" className="m"><span className="hidden-label">{t('credentials.column.actions')}</span></th>
          </tr>
        </thead>
        <VirtualRows rows={keys} columns={7} estimate={57} rowKey={({ id }) => id}>
          {(key) => <KeyRow key={key.id} detail={key} items={menu(key)} onOpen={() => { edit(key.id); }} menuOpen={menuOf === key.id} onMenu={(open) => { setMenuOf(open ? key.id : undefined); }} />}
        </VirtualRows>
      </table>
      {concerned !== undefined && task?.task === 'edit' && <EditSheet detail={concerned} onClose={close} />}
      {concerned !== undefined && task?.task === 'rotate' && <RotateDialog detail={concerned} onClose={close} onRotated={(created) => { close(); onSecret(created); }} />}
      {concerned !== undefined && task?.task === 'delete' && <DeleteDialog detail={concerned} onClose={close} />}
    </>
  )
}

/** Every action on one key. */
function useMenu(start: (task: Task, id: string) => void): (key: ClientKeyDetail) => MenuItem[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const stale = useStale()
  const set = useSetDisabled()
  return (key) => {
    const { id, state } = key
    const off = state === 'disabled'
    const items: MenuItem[] = [
      { label: t('credentials.act.edit'), icon: 'edit', onSelect: () => { start('edit', id); } },
      { label: t('keys.rotate.open'), icon: 'rotate', onSelect: () => { start('rotate', id); } },
      { label: t('keys.requests'), icon: 'requests', onSelect: () => { void navigate({ to: '/requests', search: { key: id } }); } },
      { label: off ? t('credentials.act.enable') : t('credentials.act.disable'), icon: 'power', apart: true, onSelect: () => { set.mutate({ key, disabled: !off }); } },
      { label: t('keys.delete.act'), icon: 'trash', danger: true, onSelect: () => { start('delete', id); } },
    ]
    return items.map((item) => ({ ...item, disabled: stale }))
  }
}
