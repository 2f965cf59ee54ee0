import { onlineManager } from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Language } from '../../i18n/language'
import { FakeGateway, json, noAnswerInTime, noConnection, text } from '../../test/fakeGateway'
import { renderPage } from '../../test/renderPage'
import { StatusCard } from './StatusCard'

const start = new Date('2026-03-01T10:00:00Z')

describe('the status card', () => {
  let gateway: FakeGateway

  beforeEach(() => {
    vi.useFakeTimers({ now: start })
    gateway = new FakeGateway()
  })

  afterEach(() => {
    vi.useRealTimers()
    onlineManager.setOnline(true)
  })

  const passMillis = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis))

  /** An answer is on the page a millisecond after it came, so from here on the clock is one ahead of the polls. */
  const show = async (language?: Language) => {
    renderPage(<StatusCard />, language)
    await passMillis(1)
  }

  const state = (name: string) => screen.getByRole('status', { name }).textContent

  const answerTimes = () => Array.from(document.querySelectorAll('time'), (time) => time.dateTime)

  it('says that it is checking until the first answer', () => {
    renderPage(<StatusCard />)
    expect(state('Alive')).toBe('Checking…')
    expect(screen.getAllByText('Last answer: none yet')).toHaveLength(2)
  })

  it('shows both probes as ok with the time of their answer', async () => {
    await show()
    expect(state('Alive')).toBe('OK')
    expect(state('Ready')).toBe('OK')
    expect(answerTimes()).toEqual([start.toISOString(), start.toISOString()])
  })

  it('shows the reason of a 503', async () => {
    gateway.on('/readyz', json(503, { status: 'unavailable', reason: 'no usable credential' }))
    await show()
    expect(state('Alive')).toBe('OK')
    expect(state('Ready')).toBe('Not OKHTTP 503: no usable credential')
  })

  it('shows a refusal without a reason', async () => {
    gateway.on('/readyz', text(502, '<html>'))
    await show()
    expect(state('Ready')).toBe('Not OKHTTP 502 without a reason')
  })

  it('shows that an answer is no health report', async () => {
    gateway.on('/healthz', text(200, '<html>'))
    await show()
    expect(state('Alive')).toBe('Not OKHTTP 200, but the answer is not a health report')
  })

  it('shows that nothing answers', async () => {
    gateway.on('/healthz', noConnection)
    await show()
    expect(state('Alive')).toBe('Not OKNo answer: the gateway cannot be reached')
    expect(screen.getAllByText('Last answer: none yet')).toHaveLength(1)
  })

  it('shows that an answer takes too long', async () => {
    gateway.on('/healthz', noAnswerInTime)
    await show()
    expect(state('Alive')).toBe('Not OKNo answer within 5 seconds')
  })

  it('asks again every ten seconds', async () => {
    await show()
    expect(gateway.asked).toEqual(['/healthz', '/readyz'])
    await passMillis(9_998)
    expect(gateway.asked).toHaveLength(2)
    await passMillis(1)
    expect(gateway.asked).toEqual(['/healthz', '/readyz', '/healthz', '/readyz'])
  })

  it('keeps the time of the last answer through an outage and recovers from it', async () => {
    await show()
    gateway.on('/readyz', noConnection)
    await passMillis(10_000)
    expect(state('Ready')).toBe('Not OKNo answer: the gateway cannot be reached')
    expect(answerTimes()).toEqual(['2026-03-01T10:00:10.000Z', '2026-03-01T10:00:00.000Z'])

    gateway.on('/readyz', json(200, { status: 'ok' }))
    await passMillis(10_000)
    expect(state('Ready')).toBe('OK')
    expect(answerTimes()).toEqual(['2026-03-01T10:00:20.000Z', '2026-03-01T10:00:20.000Z'])
  })

  it('asks even while the browser believes to be offline', async () => {
    onlineManager.setOnline(false)
    await show()
    expect(state('Alive')).toBe('OK')
  })

  it('speaks Chinese', async () => {
    gateway.on('/readyz', json(503, { status: 'unavailable', reason: 'no usable credential' }))
    await show('zh-CN')
    expect(state('存活')).toBe('正常')
    expect(state('就绪')).toBe('异常HTTP 503：no usable credential')
  })
})
