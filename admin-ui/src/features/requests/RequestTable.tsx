import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Request } from '../../api/schema'
import { useRowKeys } from '../../app/shortcuts/useRowKeys'
import { Button } from '../../ui/Button'
import { RequestRow } from './RequestRow'
import { Rows } from './Rows'
import type { Requests } from './useRequests'

interface RequestTableProps {
  rows: readonly Request[]
  fresh: number
  onFresh: () => void
  onHold: () => void
  onLeave: () => void
  older: Requests['older']
  openId: string | undefined
  onOpen: (id: string) => void
  onCancel: (id: string) => void
}

const columns = 13

export function RequestTable({ rows, fresh, onFresh, onHold, onLeave, older, openId, onOpen, onCancel }: RequestTableProps) {
  const { t } = useTranslation()
  // As state: the rows can only be laid out once the element is there.
  const [list, setList] = useState<HTMLDivElement | null>(null)
  const longest = rows.reduce((most, { durationMs }) => Math.max(most, durationMs), 1)
  useRowKeys({ rows: rows.map(({ id }) => id), onOpen })
  const leave = () => { if ((list?.scrollTop ?? 0) === 0) onLeave(); }
  const showFresh = () => {
    onFresh()
    list?.scrollTo({ top: 0 })
  }
  return (
    <div className="list" ref={setList} tabIndex={0} role="region" aria-label={t('requests.list')} onPointerEnter={onHold} onPointerLeave={leave} onScroll={onHold}>
      {fresh > 0 && <div className="fresh"><Button small onClick={showFresh}>{t('requests.showNew', { count: fresh })}</Button></div>}
      <table className="data reqlist" role="table" aria-rowcount={rows.length + 1}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('requests.column.time')}</th>
            <th role="columnheader">{t('requests.filter.outcome')}</th>
            <th role="columnheader">{t('requests.filter.key')}</th>
            <th role="columnheader" className="cl">{t('requests.column.client')}</th>
            <th role="columnheader">{t('requests.filter.model')}</th>
            <th role="columnheader" className="num">{t('requests.column.tries')}</th>
            <th role="columnheader" className="num tk">{t('requests.column.in')}</th>
            <th role="columnheader" className="num tk">{t('requests.column.out')}</th>
            <th role="columnheader" className="num crd">{t('requests.column.credits')}</th>
            <th role="columnheader" className="num fe">{t('requests.column.firstEvent')}</th>
            <th role="columnheader" className="num">{t('requests.column.duration')}</th>
            <th role="columnheader" className="len"><span className="hidden-label">{t('requests.column.bar')}</span></th>
            <th role="columnheader" className="stop"><span className="hidden-label">{t('requests.column.stop')}</span></th>
          </tr>
        </thead>
        <Rows rows={rows} columns={columns} list={list}>
          {(request) => <RequestRow key={request.id} request={request} longest={longest} open={request.id === openId} onOpen={() => { onOpen(request.id); }} onCancel={() => { onCancel(request.id); }} />}
        </Rows>
      </table>
      {older !== undefined && (
        <div className="py-4 text-center">
          <Button busy={older.loading} onClick={older.load}>{older.loading ? t('requests.loadingOlder') : t('requests.older')}</Button>
        </div>
      )}
    </div>
  )
}
