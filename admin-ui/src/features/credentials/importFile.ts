import type { File as ImportedFile } from '../../api/schema'

/** A file for the import: as text if it is text, else in base64, as a database of kiro-cli is. */
export async function readFile(file: File): Promise<ImportedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  try {
    return { name: file.name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { name: file.name, base64: base64(bytes) }
  }
}

function base64(bytes: Uint8Array): string {
  const chunk = 0x8000
  let binary = ''
  for (let start = 0; start < bytes.length; start += chunk) binary += String.fromCharCode(...bytes.subarray(start, start + chunk))
  return btoa(binary)
}
