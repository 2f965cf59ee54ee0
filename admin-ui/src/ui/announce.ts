const listeners = new Set<() => void>()
let text = ''

export const announcement = {
  get: () => text,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

export function announce(said: string): void {
  text = said
  listeners.forEach((listener) => { listener(); })
}
