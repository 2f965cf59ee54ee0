import { fireEvent, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { initialLanguage } from '../i18n/language'
import { FakeGateway } from '../test/fakeGateway'
import { renderPage } from '../test/renderPage'
import { App } from './App'

describe('the page', () => {
  beforeEach(() => {
    new FakeGateway()
  })

  it('switches to Chinese and back', () => {
    renderPage(<App />, 'en')
    screen.getByRole('heading', { name: 'Status' })
    expect(document.documentElement.lang).toBe('en')

    fireEvent.click(screen.getByRole('button', { name: '中文' }))
    screen.getByRole('heading', { name: '运行状态' })
    expect(document.documentElement.lang).toBe('zh-CN')

    fireEvent.click(screen.getByRole('button', { name: 'English' }))
    screen.getByRole('heading', { name: 'Status' })
  })

  it('marks the language that is spoken', () => {
    renderPage(<App />, 'zh-CN')
    screen.getByRole('button', { name: '中文', pressed: true })
    screen.getByRole('button', { name: 'English', pressed: false })
  })

  it('remembers the language that was chosen', () => {
    renderPage(<App />, 'en')
    fireEvent.click(screen.getByRole('button', { name: '中文' }))
    expect(initialLanguage(['en-GB'])).toBe('zh-CN')
  })
})
