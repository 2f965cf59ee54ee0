import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ClipboardEvent, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import type { File as ImportedFile, ImportReport } from '../../api/schema'
import { useProblemText } from '../../api/useProblemText'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Sheet } from '../../ui/Layer'
import { Note } from '../../ui/Note'
import { Checkbox } from '../../ui/Checkbox'
import { readFile } from './importFile'
import { ImportEntries } from './ImportEntries'
import { credentialKeys } from './queries'

/** Nothing is stored before the preview was seen. */
export function ImportSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const [files, setFiles] = useState<readonly ImportedFile[]>([])
  const [validate, setValidate] = useState(true)
  const preview = useMutation({
    mutationFn: (chosen: readonly ImportedFile[]) => call('post', '/api/admin/credentials/import', { query: { dryRun: true }, body: { files: chosen } }),
  })
  const add = useAdd()
  const take = (chosen: readonly ImportedFile[]) => {
    if (chosen.length === 0) return
    setFiles(chosen)
    add.reset()
    preview.mutate(chosen)
  }
  const report = add.data ?? preview.data
  const error = add.error ?? preview.error
  return (
    <Sheet open onClose={onClose} title={t('credentials.import.title')} footer={
      add.data !== undefined ? <Button look="primary" onClick={onClose}>{t('credentials.import.done')}</Button> : (
        <>
          <Button look="quiet" onClick={onClose}>{t('credentials.cancel')}</Button>
          <Button look="primary" busy={add.isPending} disabled={!preview.data?.added} onClick={() => { add.mutate({ files, validate }); }}>
            {add.isPending ? t('credentials.import.adding') : t('credentials.import.add', { count: preview.data?.added ?? 0 })}
          </Button>
        </>
      )
    }>
      {add.data === undefined && <Drop onFiles={take} />}
      {error !== null && <Note tone="bad" alert>{problem(error).sentence}</Note>}
      {report !== undefined && <Preview report={report} />}
      {preview.data !== undefined && add.data === undefined && <Checkbox label={t('credentials.import.validate')} checked={validate} onChange={setValidate} />}
    </Sheet>
  )
}

function useAdd() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ files, validate }: { files: readonly ImportedFile[]; validate: boolean }) => call('post', '/api/admin/credentials/import', { query: { validate }, body: { files } }),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: credentialKeys.all }), client.invalidateQueries({ queryKey: ['overview'] })]),
  })
}

function Preview({ report }: { report: ImportReport }) {
  const { t } = useTranslation()
  return (
    <section>
      <h3 className="mb-1">{t('credentials.import.entries', { count: report.entries.length })}</h3>
      <p className="mb-2 text-xs text-muted">{report.dryRun ? t('credentials.import.nothingStored') : t('credentials.import.added', { count: report.added })}</p>
      <ImportEntries entries={report.entries} />
      {report.warnings.map((warning) => (
        <div className="mt-3" key={warning} lang="en">
          <Note tone="warn">{warning}</Note>
        </div>
      ))}
    </section>
  )
}

function Drop({ onFiles }: { onFiles: (files: readonly ImportedFile[]) => void }) {
  const { t } = useTranslation()
  const read = async (files: Iterable<File>) => { onFiles(await Promise.all([...files].map(readFile))); }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void read(event.dataTransfer.files)
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length > 0) void read(event.clipboardData.files)
    else onFiles([{ name: t('credentials.import.pasted'), text: event.clipboardData.getData('text') }])
  }
  return (
    <label className="drop" onDrop={drop} onDragOver={(event) => { event.preventDefault(); }} onPaste={paste}>
      <Icon name="upload" />
      <span>
        <span className="font-medium">{t('credentials.import.drop')}</span>
        <span className="blk">{t('credentials.import.formats')}</span>
      </span>
      <input type="file" multiple className="hidden-label" onChange={(event) => { void read(event.target.files ?? []); }} />
    </label>
  )
}
