import { call } from '../../api/client'

/** Saves the stored credentials as a file, without their secrets: all of them, or those with the ids. */
export async function exportCredentials(ids?: readonly number[]): Promise<void> {
  const exported = await call('get', '/api/admin/credentials/export')
  const credentials = exported.credentials.filter(({ id }) => ids?.includes(id) ?? true)
  save(`kiro4j-credentials-${exported.exportedAt.slice(0, 10)}.json`, JSON.stringify({ ...exported, credentials }, null, 2))
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
