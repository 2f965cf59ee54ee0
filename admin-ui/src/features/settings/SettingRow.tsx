import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import type { Setting, SettingsChange } from '../../api/schema'
import { useProblemText } from '../../api/useProblemText'
import { announce } from '../../ui/announce'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { InputField, Field } from '../../ui/Field'
import { Tag } from '../../ui/Status'
import { settingsQuery } from './queries'
import { isCount, valueText } from './settings'

/** Changes a setting, and has the new state of all at once. */
function useChange(onDone: () => void) {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMutation({
    mutationFn: (body: SettingsChange) => call('patch', '/api/admin/config', { body }),
    onSuccess: (config) => {
      client.setQueryData(settingsQuery.queryKey, config)
      void client.invalidateQueries({ queryKey: ['settings'] })
      announce(t('settings.saved'))
      onDone()
    },
  })
}

interface SettingRowProps {
  setting: Setting
  /** What config.yml says about it. */
  description: string | undefined
}

export function SettingRow({ setting, description }: SettingRowProps) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const [editing, setEditing] = useState(false)
  const reset = useChange(() => undefined)
  return (
    <li className={editing ? 'setrow editing' : 'setrow'}>
      <div className="lb">
        <code>{setting.key}</code>
        {setting.changeable ? <p>{t(`settings.about.${setting.key as 'maxConcurrency'}`)}</p> : description !== undefined && <p>{description}</p>}
      </div>
      {editing ? <Editor setting={setting} onClose={() => { setEditing(false); }} /> : (
        <>
          <div className="vl">
            <Value setting={setting} />
            {reset.isError && <p className="text-bad" role="alert">{problem(reset.error).sentence}</p>}
          </div>
          <div className="og"><Origin setting={setting} /></div>
          <div className="ac">
            {!setting.changeable ? <span className="text-xs text-muted">{t('settings.restart')}</span> : (
              <>
                {setting.origin === 'admin' && <Button look="quiet" small busy={reset.isPending} aria-label={t('settings.resetOf', { key: setting.key })} onClick={() => { reset.mutate({ reset: [setting.key] }); }}>{t('settings.reset')}</Button>}
                <Button look="quiet" small aria-label={t('settings.changeOf', { key: setting.key })} onClick={() => { setEditing(true); }}>{t('settings.change')}</Button>
              </>
            )}
          </div>
        </>
      )}
    </li>
  )
}

function Value({ setting }: { setting: Setting }) {
  const { t } = useTranslation()
  const text = valueText(setting.value)
  const where = setting.line === undefined || setting.line === null ? setting.variable : t('settings.line', { line: setting.line })
  return (
    <>
      {setting.secret && text !== '' ? <span>{t('settings.secret')}</span> : text === '' ? <span className="text-muted">{t('settings.none')}</span> : <span>{text}</span>}
      {setting.origin === 'admin' && setting.configured !== undefined && setting.configured !== null && <span className="l2">{t('settings.configured', { value: valueText(setting.configured), where: where ?? '' })}</span>}
      {setting.origin === 'environment' && setting.variable && <span className="l2 mono">{setting.variable}</span>}
    </>
  )
}

function Origin({ setting }: { setting: Setting }) {
  const { t } = useTranslation()
  switch (setting.origin) {
    case 'default':
      return <span className="text-xs text-muted">{t('settings.origin.default')}</span>
    case 'file':
      return <Tag>{setting.line === undefined || setting.line === null ? t('settings.origin.file') : t('settings.line', { line: setting.line })}</Tag>
    case 'environment':
      return <Tag>{t('settings.origin.environment')}</Tag>
    case 'admin':
      return <Tag tone="accent">{t('settings.origin.admin')}</Tag>
  }
}

function Editor({ setting, onClose }: { setting: Setting; onClose: () => void }) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const [text, setText] = useState(valueText(setting.value))
  const change = useChange(onClose)
  const allowed = setting.allowed ?? []
  const error = change.isError ? problem(change.error).sentence : undefined
  const right = allowed.length > 0 || isCount(text)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (right && !change.isPending) change.mutate({ [setting.key]: allowed.length > 0 ? text : Number(text) })
  }
  return (
    <form className="edit" onSubmit={submit} onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }}>
      {allowed.length > 0 ? (
        <Field label={t('settings.value')} error={error}>
          {(ids) => <Select label={setting.key} ids={ids} value={text} options={allowed.map((value) => ({ value, label: value }))} onChange={setText} />}
        </Field>
      ) : (
        <InputField label={t('settings.value')} autoFocus inputMode="numeric" value={text} onChange={setText} error={error} check={(value) => (isCount(value) ? undefined : t('settings.wrong'))} />
      )}
      <div className="actions">
        <Button look="primary" small type="submit" busy={change.isPending} disabled={!right}>{change.isPending ? t('settings.saving') : t('settings.save')}</Button>
        <Button look="quiet" small onClick={onClose}>{t('settings.cancel')}</Button>
        {setting.defaultValue !== undefined && setting.defaultValue !== null && <span className="text-xs text-muted">{t('settings.defaultIs', { value: valueText(setting.defaultValue) })}</span>}
      </div>
    </form>
  )
}
