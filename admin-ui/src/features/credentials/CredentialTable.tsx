import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { useRowKeys } from '../../app/shortcuts/useRowKeys'
import { useFormat } from '../../format/useFormat'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Empty } from '../../ui/Empty'
import { VirtualRows } from '../../ui/VirtualRows'
import { commonReset } from './account'
import { moved, useReorder } from './actions'
import { BulkActions } from './BulkActions'
import { CredentialRow } from './CredentialRow'
import { EditSheet } from './EditSheet'
import { matches } from './filter'
import { RemoveDialog } from './RemoveDialog'
import { credentialsRoute } from './routes'
import { TableFoot } from './TableFoot'

export function CredentialTable({ credentials }: { credentials: readonly CredentialStatus[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = credentialsRoute.useNavigate()
  const search = credentialsRoute.useSearch()
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set())
  const [menuOf, setMenuOf] = useState<number>()
  const [editing, setEditing] = useState<number>()
  const [removing, setRemoving] = useState<number>()
  const [dragging, setDragging] = useState<{ id: number; over: number }>()
  const reorder = useReorder()

  const all = credentials.map(({ id }) => id)
  const shown = credentials.filter((one) => matches(one, search))
  const whole = shown.length === credentials.length
  const reset = commonReset(credentials)
  const chosen = all.filter((id) => selected.has(id))
  const open = (id: number) => { void navigate({ to: '/credentials/$id', params: { id } }); }
  const select = (id: number, on: boolean) => { setSelected(new Set(on ? [...chosen, id] : chosen.filter((one) => one !== id))); }
  const move = (id: number, place: number) => { reorder.mutate({ ids: moved(all, id, place), moved: id }); }

  useRowKeys({ rows: shown.map(({ id }) => id), onOpen: open, onSelect: (id) => { select(id, !selected.has(id)); }, onMenu: setMenuOf })

  if (shown.length === 0) {
    return (
      <Empty title={t('credentials.nothingFound')} actions={<Button onClick={() => { void navigate({ search: {} }); }}>{t('credentials.clearFilters')}</Button>}>
        {t('credentials.nothingFoundText', { count: credentials.length })}
      </Empty>
    )
  }
  const edited = credentials.find(({ id }) => id === editing)
  const removed = credentials.find(({ id }) => id === removing)
  return (
    <>
      <table className="data creds" role="table" aria-rowcount={shown.length + 1}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" className="pick">
              <Checkbox
                aria-label={t('credentials.selectAll')}
                checked={chosen.length > 0 && shown.every(({ id }) => selected.has(id))}
                mixed={chosen.length > 0 && !shown.every(({ id }) => selected.has(id))}
                onChange={(on) => { setSelected(new Set(on ? shown.map(({ id }) => id) : [])); }}
              />
            </th>
            <th role="columnheader" className="ord num">{t('credentials.column.order')}</th>
            <th role="columnheader">{t('credentials.column.account')}</th>
            <th role="columnheader">{t('credentials.column.state')}</th>
            <th role="columnheader" className="cr">{reset === undefined ? t('credentials.column.credits') : t('credentials.column.creditsReset', { day: format.day(reset) })}</th>
            <th role="columnheader" className="ep">{t('credentials.column.endpoint')}</th>
            <th role="columnheader" className="num load">{t('credentials.column.perMinute')}</th>
            <th role="columnheader" className="m"><span className="hidden-label">{t('credentials.column.actions')}</span></th>
          </tr>
        </thead>
        <VirtualRows rows={shown} columns={8} estimate={59} rowKey={({ id }) => id}>
          {(credential) => {
            const { id } = credential
            const place = all.indexOf(id)
            return (
              <CredentialRow
                key={id}
                credential={credential}
                place={place + 1}
                selected={selected.has(id)}
                onSelect={(on) => { select(id, on); }}
                onOpen={() => { open(id); }}
                menuOpen={menuOf === id}
                onMenu={(on) => { setMenuOf(on ? id : undefined); }}
                withReset={reset === undefined}
                onEdit={() => { setEditing(id); }}
                onRemove={() => { setRemoving(id); }}
                onMove={(step) => { move(id, place + step); }}
                drag={whole ? {
                  onStart: () => { setDragging({ id, over: id }); },
                  onOver: () => { if (dragging !== undefined && dragging.over !== id) setDragging({ ...dragging, over: id }); },
                  onDrop: () => {
                    if (dragging !== undefined && dragging.id !== id) move(dragging.id, place)
                    setDragging(undefined)
                  },
                } : undefined}
              />
            )
          }}
        </VirtualRows>
      </table>
      <BulkActions credentials={credentials.filter(({ id }) => selected.has(id))} onClear={() => { setSelected(new Set()); }} />
      <TableFoot reset={reset} />
      {edited !== undefined && <EditSheet credential={edited} place={all.indexOf(edited.id) + 1} ids={all} onClose={() => { setEditing(undefined); }} />}
      {removed !== undefined && <RemoveDialog credential={removed} onClose={() => { setRemoving(undefined); }} onRemoved={() => { setRemoving(undefined); }} />}
    </>
  )
}
