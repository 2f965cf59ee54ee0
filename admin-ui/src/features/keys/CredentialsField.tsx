import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { Checkbox } from '../../ui/Checkbox'
import { Field, InputField } from '../../ui/Field'
import { Select } from '../../ui/Select'
import { credentialsQuery } from '../credentials/queries'
import { nameOf } from '../credentials/state'
import { choicesOf, shownChoices } from './choices'

interface CredentialsFieldProps {
  chosen: readonly number[]
  onChange: (ids: readonly number[]) => void
}

/** All credentials, or those that are chosen from a list that stays short however many there are. */
export function CredentialsField({ chosen, onChange }: CredentialsFieldProps) {
  const { t } = useTranslation()
  const credentials = useQuery(credentialsQuery).data?.credentials ?? []
  const [some, setSome] = useState(chosen.length > 0)
  if (credentials.length === 0) return null
  const options = [
    { value: 'all', label: t('keys.field.allCredentials') },
    { value: 'some', label: t('keys.field.someCredentials') },
  ] as const
  const choose = (which: 'all' | 'some') => {
    setSome(which === 'some')
    if (which === 'all') onChange([])
  }
  return (
    <div className="grid gap-2">
      <Field label={t('keys.field.credentials')}>
        {(ids) => <Select label={t('keys.field.credentials')} ids={ids} value={some ? 'some' : 'all'} options={options} onChange={choose} />}
      </Field>
      {some && <Picker credentials={credentials} chosen={chosen} onChange={onChange} />}
    </div>
  )
}

function Picker({ credentials, chosen, onChange }: CredentialsFieldProps & { credentials: readonly CredentialStatus[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [find, setFind] = useState('')
  // A row that is chosen stays under the pointer: the chosen ones go first with the next search.
  const [first, setFirst] = useState(chosen)
  const { rows, more } = choicesOf(credentials, first, find)
  const search = (text: string) => {
    setFind(text)
    setFirst(chosen)
  }
  const toggle = (id: number, on: boolean) => { onChange(on ? [...chosen, id].sort((one, other) => one - other) : chosen.filter((other) => other !== id)); }
  return (
    <>
      {credentials.length > shownChoices && <InputField label={t('keys.field.findCredential')} type="search" value={find} onChange={search} />}
      <fieldset className="grid gap-1.5">
        <legend className="hidden-label">{t('keys.field.credentials')}</legend>
        {rows.map((credential) => (
          <Checkbox key={credential.id} label={labelOf(credential)} checked={chosen.includes(credential.id)} onChange={(on) => { toggle(credential.id, on); }} />
        ))}
        {rows.length === 0 && <p className="text-muted">{t('keys.field.noCredential')}</p>}
        {more > 0 && <p className="text-xs text-muted">{t('keys.field.moreCredentials', { count: more })}</p>}
      </fieldset>
      <p className="text-xs text-muted">
        {chosen.length === 0 ? t('keys.field.credentialsHelp') : t('keys.field.chosenCredentials', { chosen: format.count(chosen.length), all: format.count(credentials.length), ids: listed(chosen) })}
      </p>
    </>
  )
}

const listedIds = 12

function listed(ids: readonly number[]): string {
  return [...ids.slice(0, listedIds).map((id) => `#${String(id)}`), ...(ids.length > listedIds ? ['…'] : [])].join(', ')
}

function labelOf(credential: CredentialStatus): string {
  const number = `#${String(credential.id)}`
  const name = nameOf(credential)
  return name === number ? name : `${number} ${name}`
}
