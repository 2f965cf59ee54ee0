export interface Toast {
  id: number
  tone: 'ok' | 'bad'
  text: string
  /** The way back, where there is one. */
  undo?: { label: string; act: () => void }
}

type Listener = (toast: Toast) => void

const listeners = new Set<Listener>()
let waiting: Toast[] = []
let lastId = 0

/** Only for what was asked for and is done elsewhere on the page. Errors of a form belong into the form. */
export const toast = {
  ok: (text: string, undo?: Toast['undo']): void => { add('ok', text, undo); },
  bad: (text: string, undo?: Toast['undo']): void => { add('bad', text, undo); },
}

function add(tone: Toast['tone'], text: string, undo: Toast['undo']): void {
  const added: Toast = { id: ++lastId, tone, text, ...(undo !== undefined && { undo }) }
  if (listeners.size === 0) waiting.push(added)
  listeners.forEach((listener) => { listener(added); })
}

/** Hears each toast, those first that came before anybody listened. */
export function onToast(listener: Listener): () => void {
  listeners.add(listener)
  waiting.forEach(listener)
  waiting = []
  return () => listeners.delete(listener)
}
