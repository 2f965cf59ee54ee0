import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeGateway, json, noConnection, text } from '../../test/fakeGateway'
import { askProbe } from './probe'

describe('a probe', () => {
  let gateway: FakeGateway
  const ask = () => askProbe('/readyz', new AbortController().signal)

  beforeEach(() => {
    gateway = new FakeGateway()
  })

  it('is ok when the gateway says so', async () => {
    expect(await ask()).toEqual({ kind: 'ok' })
  })

  it('is refused with the reason that the gateway gives', async () => {
    gateway.on('/readyz', json(503, { status: 'unavailable', reason: 'no usable credential' }))
    expect(await ask()).toEqual({ kind: 'refused', status: 503, reason: 'no usable credential' })
  })

  it.each([
    ['a page of a proxy', '<html>Bad Gateway</html>'],
    ['JSON without a reason', '{"status":"unavailable"}'],
    ['an empty reason', '{"reason":""}'],
    ['a reason that is no text', '{"reason":{"code":1}}'],
    ['no body', ''],
  ])('is refused without a reason by %s', async (_, body) => {
    gateway.on('/readyz', text(502, body))
    expect(await ask()).toEqual({ kind: 'refused', status: 502 })
  })

  it('believes the status line rather than a body that says ok', async () => {
    gateway.on('/readyz', json(500, { status: 'ok' }))
    expect(await ask()).toEqual({ kind: 'refused', status: 500 })
  })

  it('takes no other success than 200', async () => {
    gateway.on('/readyz', json(203, { status: 'ok' }))
    expect(await ask()).toEqual({ kind: 'refused', status: 203 })
  })

  it.each([
    ['a login page', '<html>Please log in</html>'],
    ['another status', '{"status":"starting"}'],
    ['a bare text', '"ok"'],
    ['null', 'null'],
    ['no body', ''],
  ])('does not take %s with HTTP 200 for a health report', async (_, body) => {
    gateway.on('/readyz', text(200, body))
    expect(await ask()).toEqual({ kind: 'malformed', status: 200 })
  })

  it('rejects when there is no connection', async () => {
    gateway.on('/readyz', noConnection)
    await expect(ask()).rejects.toThrow(TypeError)
  })

  it('gives up after five seconds', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout')
    timeout.mockReturnValue(AbortSignal.abort(new DOMException('signal timed out', 'TimeoutError')))
    vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
      signal.throwIfAborted()
    })
    await expect(ask()).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(timeout).toHaveBeenCalledWith(5000)
  })
})
