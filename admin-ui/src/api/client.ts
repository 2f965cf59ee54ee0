import { Problem } from './problem'
import type { paths } from './schema'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type PathOf<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never }[keyof paths]
type OperationOf<M extends Method, P extends PathOf<M>> = paths[P] extends Record<M, infer O> ? O : never

type Part<O, K extends string> = O extends { parameters: infer Q } ? (K extends keyof Q ? Exclude<Q[K], undefined> : never) : never
type BodyOf<O> = O extends { requestBody: { content: { 'application/json': infer B } } } ? B : never
type Given<K extends string, T> = [T] extends [never] ? unknown : Record<K, T>
type Optional<K extends string, T> = [T] extends [never] ? unknown : Partial<Record<K, T>>

export type Result<M extends Method, P extends PathOf<M>> =
  OperationOf<M, P> extends { responses: { 200: { content: { 'application/json': infer R } } } } ? R : undefined

type Options<O> = Given<'path', Part<O, 'path'>> & Optional<'query', Part<O, 'query'>> & Given<'body', BodyOf<O>> & {
  signal?: AbortSignal
  headers?: Record<string, string>
}

type Value = string | number | boolean

interface AnyOptions {
  path?: Record<string, string>
  query?: Record<string, Value | readonly Value[] | null | undefined>
  body?: unknown
  signal?: AbortSignal
  headers?: Record<string, string>
}

const timeoutMs = 60_000

/**
 * Calls a route of the admin API with the session's cookie. Paths, parameters, bodies and results have the types of the
 * OpenAPI document.
 *
 * @throws Problem for every failure, whether the gateway refused or did not answer
 */
export async function call<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[options]: Partial<Options<OperationOf<M, P>>> extends Options<OperationOf<M, P>> ? [Options<OperationOf<M, P>>?] : [Options<OperationOf<M, P>>]
): Promise<Result<M, P>> {
  const response = await send(method, path, options ?? {})
  return (await readJson(response)) as Result<M, P>
}

async function send(method: Method, path: string, options: AnyOptions): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs)
  const init: RequestInit = {
    method: method.toUpperCase(),
    signal: options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]),
    headers: { ...changeHeaders(method), ...bodyHeaders(options.body), ...options.headers },
  }
  if (options.body !== undefined) init.body = JSON.stringify(options.body)
  const response = await fetchOrProblem(address(path, options), init)
  if (!response.ok) throw await Problem.of(response)
  return response
}

export async function fetchOrProblem(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw Problem.unreachable(error)
  }
}

/** The proof that a change comes from this page: another site cannot send the header. */
export function changeHeaders(method: Method): Record<string, string> {
  return method === 'get' ? {} : { 'x-kiro4j-admin': '1' }
}

function bodyHeaders(body: unknown): Record<string, string> {
  return body === undefined ? {} : { 'content-type': 'application/json' }
}

function address(path: string, options: AnyOptions): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(options.path?.[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(name, text(value))
  }
  return query.size === 0 ? filled : `${filled}?${query.toString()}`
}

/** A list is one value with commas. */
function text(value: Value | readonly Value[]): string {
  return typeof value === 'object' ? value.join(',') : String(value)
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    throw Problem.unreachable(error)
  }
}
