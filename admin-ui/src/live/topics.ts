import type { CredentialStatus, Overview, RequestList } from '../api/schema'
import type { LiveEventName } from './LiveConnection'

export interface CredentialChanges {
  total: number
  available: number
  currentId: number
  changed: readonly CredentialStatus[]
  removed: readonly number[]
}

export interface LiveData {
  hello: { time: string; version: string; startedAt: string }
  overview: Overview
  requests: RequestList
  credentials: CredentialChanges
  keys: object
  settings: object
}

/** Hands events on to the screens that want each of them, such as the list of requests. */
export class LiveTopics {
  readonly #listeners = new Map<LiveEventName, Set<(data: unknown) => void>>()

  subscribe<N extends keyof LiveData>(name: N, listener: (data: LiveData[N]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners)
    const any = listener as (data: unknown) => void
    listeners.add(any)
    return () => {
      listeners.delete(any)
    }
  }

  publish(name: LiveEventName, data: unknown): void {
    this.#listeners.get(name)?.forEach((listener) => { listener(data); })
  }
}
