import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../api/problem'
import { useProblemText } from '../../api/useProblemText'
import { InputField } from '../../ui/Field'
import { modelsQuery } from '../models/queries'
import { CredentialsField } from './CredentialsField'
import { hasModel, isLimit, limitNames, localDay, patternsOf, type KeyForm, type LimitName } from './form'

interface KeyFieldsProps {
  form: KeyForm
  onChange: (form: KeyForm) => void
  error: unknown
  isNew?: boolean
}

const patterns = 'claude-*'
const namedModels = 2

/** Everything that a key has, for a new one and for a change. */
export function KeyFields({ form, onChange, error, isNew = false }: KeyFieldsProps) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const set = (change: Partial<KeyForm>) => { onChange({ ...form, ...change }); }
  const at = (field: string) => (error instanceof Problem && error.field === field ? problem(error).sentence : undefined)
  const check = (name: LimitName) => (value: string) => (isLimit(name, value) ? undefined : t(name === 'creditsPerMonth' ? 'keys.wrong.amount' : 'keys.wrong.count'))
  const elsewhere = error !== null && !(error instanceof Problem && error.field !== undefined && shown.some((field) => field === error.field))
  return (
    <>
      <InputField label={t('keys.field.name')} help={t('keys.field.nameHelp')} autoFocus={isNew} value={form.name} onChange={(name) => { set({ name }); }} error={at('name')} check={(name) => (name.trim() === '' ? t('keys.wrong.name') : undefined)} />
      <InputField label={t('keys.field.note')} optional value={form.note} onChange={(note) => { set({ note }); }} error={at('note')} />
      <fieldset className="grid gap-3">
        <legend className="label mb-2">{t('keys.field.limits')}</legend>
        <div className="grid grid-cols-2 gap-3">
          {limitNames.map((name) => (
            <InputField
              key={name}
              label={t(`keys.limit.${name}`)}
              inputMode={name === 'creditsPerMonth' ? 'decimal' : 'numeric'}
              placeholder={t('keys.field.noLimit')}
              value={form.limits[name]}
              onChange={(value) => { set({ limits: { ...form.limits, [name]: value } }); }}
              check={check(name)}
              error={at(`limits.${name}`) ?? at(name)}
            />
          ))}
        </div>
        <p className="text-xs text-muted">{t('keys.field.limitsHelp')}</p>
      </fieldset>
      <ModelsField value={form.models} onChange={(models) => { set({ models }); }} error={at('models')} />
      <CredentialsField chosen={form.credentials} onChange={(credentials) => { set({ credentials }); }} />
      <InputField label={t('keys.field.tags')} optional help={t('keys.field.tagsHelp')} value={form.tags} onChange={(tags) => { set({ tags }); }} error={at('credentialTags')} />
      <InputField label={t('keys.field.expires')} optional type="date" help={t('keys.field.expiresHelp')} min={localDay(new Date())} value={form.expires} onChange={(expires) => { set({ expires }); }} error={at('expires')} />
      {elsewhere && <p className="text-bad" role="alert">{problem(error).sentence}</p>}
    </>
  )
}

const shown = ['name', 'note', 'models', 'credentialTags', 'expires', ...limitNames, ...limitNames.map((name) => `limits.${name}`)]

function ModelsField({ value, onChange, error }: { value: string; onChange: (value: string) => void; error: string | undefined }) {
  const { t } = useTranslation()
  const models = useQuery(modelsQuery).data?.models
  const wanted = patternsOf(value)
  const matching = models?.filter(({ id }) => hasModel(wanted, id)) ?? []
  const names = matching.slice(0, namedModels).map(({ id }) => id).join(', ')
  const help = wanted.length === 0 || models === undefined ? t('keys.field.modelsHelp')
    : matching.length === 0 ? t('keys.field.modelsNone')
    : matching.length <= namedModels ? t('keys.field.modelsMatch', { count: matching.length, models: names })
    : t('keys.field.modelsMatchMore', { matching: matching.length, models: names, count: matching.length - namedModels })
  return <InputField label={t('keys.field.models')} optional mono help={help} placeholder={patterns} value={value} onChange={onChange} error={error} />
}
