/** Puts the text on the clipboard; rejects when the browser does not allow it. */
export async function copyText(text: string): Promise<void> {
  // Browsers offer the clipboard API on https and localhost only, whatever its type says.
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (clipboard === undefined) {
    copyBySelection(text)
  } else {
    await clipboard.writeText(text).catch(() => {
      copyBySelection(text)
    })
  }
}

/** The old way, which works on plain http too: select the text in a field off screen and have the document copy it. */
function copyBySelection(text: string): void {
  const focused = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.className = 'fixed -left-full top-0'
  document.body.append(field)
  field.focus()
  field.select()
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing has replaced it on plain http
    if (!document.execCommand('copy')) throw new Error('The browser refused to copy')
  } finally {
    field.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}
