import { useId, useState, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon'

interface FieldProps {
  label: ReactNode
  optional?: boolean
  help?: ReactNode
  /** Replaces the help; names the allowed range. */
  error?: ReactNode
  className?: string
}

/** Label above, help or error below; `children` gets the ids that tie them together. */
export function Field({ label, optional = false, help, error, className = '', children }: FieldProps & { children: (ids: FieldIds) => ReactNode }) {
  const { t } = useTranslation()
  const id = useId()
  const wrong = error !== undefined && error !== null && error !== false
  const note = wrong || help !== undefined
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="opt"> {t('ui.field.optional')}</span>}
      </label>
      {children({ id, 'aria-invalid': wrong || undefined, 'aria-describedby': note ? `${id}-note` : undefined })}
      {wrong ? (
        <p className="err" id={`${id}-note`} role="alert">
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      ) : (
        help !== undefined && <p className="help" id={`${id}-note`}>{help}</p>
      )}
    </div>
  )
}

export interface FieldIds {
  id: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

type InputFieldProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'className'> & {
  value: string
  onChange: (value: string) => void
  /** Called when the field is left; its text is the error, if the value is wrong. */
  check?: (value: string) => string | undefined
  unit?: ReactNode
  mono?: boolean
  inputClass?: string
}

export function InputField({ label, optional, help, error, className, value, onChange, check, unit, mono = false, inputClass = '', ...rest }: InputFieldProps) {
  const [left, setLeft] = useState(false)
  const shown = error ?? (left ? check?.(value) : undefined)
  const field = { label, help, error: shown, ...(optional && { optional }), ...(className !== undefined && { className }) }
  return (
    <Field {...field}>
      {(ids) => {
        const input = (
          <input
            {...rest}
            {...ids}
            className={`input ${mono ? 'mono' : ''} ${inputClass}`}
            value={value}
            onChange={(event) => { onChange(event.target.value); }}
            onFocus={() => { setLeft(false); }}
            onBlur={() => { setLeft(true); }}
          />
        )
        return unit === undefined ? input : <div className="with-unit">{input}<span>{unit}</span></div>
      }}
    </Field>
  )
}

type AreaFieldProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'className'> & {
  value: string
  onChange: (value: string) => void
}

export function AreaField({ label, optional, help, error, className, value, onChange, ...rest }: AreaFieldProps) {
  const field = { label, help, error, ...(optional && { optional }), ...(className !== undefined && { className }) }
  return (
    <Field {...field}>
      {(ids) => <textarea {...rest} {...ids} className="area" value={value} onChange={(event) => { onChange(event.target.value); }} />}
    </Field>
  )
}

interface SearchProps {
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  className?: string
}

/** `/` puts the focus here: the page's first search field carries the mark. */
export function SearchField({ label, placeholder, value, onChange, className = '' }: SearchProps) {
  return (
    <div className={`search ${className}`}>
      <Icon name="search" />
      <input
        className="input"
        type="search"
        data-find=""
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => { onChange(event.target.value); }}
      />
      <kbd className="phone-off" aria-hidden="true">/</kbd>
    </div>
  )
}
