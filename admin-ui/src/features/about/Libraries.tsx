import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { About } from '../../api/schema'
import { Section } from '../../app/shell/Page'
import { useFormat } from '../../format/useFormat'
import { SearchField } from '../../ui/Field'

type Library = About['libraries'][number]

/** What others have written of the gateway and of this page, and under which licence. */
export function Libraries({ libraries }: { libraries: readonly Library[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [find, setFind] = useState('')
  const wanted = find.trim().toLowerCase()
  const shown = libraries.filter(({ name, licences }) => [name, ...licences].some((text) => text.toLowerCase().includes(wanted)))
  return (
    <Section id="libraries" title={t('about.libraries.title')} more={<span className="text-xs text-muted">{t('about.libraries.count', { count: libraries.length, libraries: format.count(libraries.length) })}</span>}>
      <p className="text-text-2">{t('about.libraries.text')}</p>
      <div className="bar mt-2">
        <SearchField className="grow" label={t('about.libraries.find')} placeholder={t('about.libraries.findBy')} value={find} onChange={setFind} />
      </div>
      {shown.length === 0 ? <p className="py-2 text-text-2">{t('about.libraries.none')}</p> : <LibraryTable libraries={shown} />}
    </Section>
  )
}

function LibraryTable({ libraries }: { libraries: readonly Library[] }) {
  const { t } = useTranslation()
  return (
    <table className="data libraries">
      <thead>
        <tr>
          <th scope="col">{t('about.libraries.name')}</th>
          <th scope="col" className="ve">{t('about.version')}</th>
          <th scope="col">{t('about.licence')}</th>
          <th scope="col" className="pa">{t('about.libraries.part')}</th>
        </tr>
      </thead>
      <tbody>
        {libraries.map(({ part, name, version, licences }) => (
          <tr key={`${part} ${name} ${version}`}>
            <td className="wrap-anywhere">{name}</td>
            <td className="ve">{version}</td>
            <td>{licences.join(', ')}</td>
            <td className="pa">{part === 'page' ? t('about.libraries.page') : t('about.libraries.gateway')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
