import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { renderPage } from '../../test/renderPage'
import { ConnectCard } from './ConnectCard'

const claudeCode = `export ANTHROPIC_BASE_URL=http://gateway.example:8990
export ANTHROPIC_AUTH_TOKEN='<your apiKey>'
claude`

const curl = `curl -N 'http://gateway.example:8990/v1/messages' \\
  -H 'x-api-key: <your apiKey>' \\
  -H 'anthropic-version: 2023-06-01' \\
  -H 'content-type: application/json' \\
  -d '{
    "model": "claude-sonnet-4-5",
    "max_tokens": 1024,
    "stream": true,
    "messages": [{"role": "user", "content": "Hello"}]
  }'`

describe('the connect card', () => {
  beforeEach(() => {
    vi.stubGlobal('location', new URL('http://gateway.example:8990/admin/'))
  })

  afterEach(() => {
    Reflect.deleteProperty(document, 'execCommand')
  })

  const offerClipboard = (writeText: (text: string) => Promise<void>) => {
    vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({ writeText } as Clipboard)
  }

  const offerNoClipboard = () => {
    vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as unknown as Clipboard)
  }

  /** A document that copies, or refuses to copy, what is selected in the focused field. */
  const offerExecCommand = (allowed: boolean) => {
    const copied: string[] = []
    const execCommand = (command: string) => {
      const field = document.activeElement
      if (allowed && command === 'copy' && field instanceof HTMLTextAreaElement) {
        copied.push(field.value.slice(field.selectionStart, field.selectionEnd))
      }
      return allowed
    }
    Object.assign(document, { execCommand })
    return copied
  }

  const copy = (what: string) => {
    const button = screen.getByRole('button', { name: `Copy: ${what}` })
    button.focus()
    fireEvent.click(button)
    return button
  }

  it.each([
    ['Claude Code', claudeCode],
    ['curl, streaming', curl],
  ])('copies what it shows for %s', async (what, lines) => {
    const copied: string[] = []
    offerClipboard((text) => {
      copied.push(text)
      return Promise.resolve()
    })
    renderPage(<ConnectCard />)
    expect(screen.getByLabelText(what, { selector: 'pre' }).textContent).toBe(lines)

    copy(what)
    await screen.findByText('Copied')
    expect(copied).toEqual([lines])
  })

  it('sends JSON that the API can read', () => {
    renderPage(<ConnectCard />)
    const shown = screen.getByLabelText('curl, streaming', { selector: 'pre' }).textContent
    const body: unknown = JSON.parse(/-d '(.*)'$/s.exec(shown)?.[1] ?? '')
    expect(body).toMatchObject({ stream: true, messages: [{ role: 'user' }] })
  })

  it('copies on plain http, where browsers offer no clipboard, and leaves the focus where it was', async () => {
    offerNoClipboard()
    const copied = offerExecCommand(true)
    renderPage(<ConnectCard />)

    const button = copy('Claude Code')
    await screen.findByText('Copied')
    expect(copied).toEqual([claudeCode])
    expect(document.activeElement).toBe(button)
    expect(document.querySelector('textarea')).toBeNull()
  })

  it('copies the old way when the clipboard is forbidden', async () => {
    offerClipboard(() => Promise.reject(new DOMException('no permission', 'NotAllowedError')))
    const copied = offerExecCommand(true)
    renderPage(<ConnectCard />)

    copy('Claude Code')
    await screen.findByText('Copied')
    expect(copied).toEqual([claudeCode])
  })

  it('says so when it cannot copy', async () => {
    offerNoClipboard()
    offerExecCommand(false)
    renderPage(<ConnectCard />)

    copy('Claude Code')
    await screen.findByText('Not copied: select the text and copy it by hand')
    expect(document.querySelector('textarea')).toBeNull()
  })

  it('names the placeholder that has to be replaced in the words of the language', () => {
    renderPage(<ConnectCard />, 'zh-CN')
    screen.getByText('请将 <你的 apiKey> 替换为配置文件中 apiKey 的值。')
    expect(screen.getByLabelText('Claude Code', { selector: 'pre' }).textContent).toContain("'<你的 apiKey>'")
  })
})
