import { describe, expect, it } from 'vitest'
import { clients, curlLines, piecesOf } from './lines'

const values = { address: 'http://nas.lan:8990', key: '<paste the key ci>', model: 'claude-sonnet-4-5' }
const linesOf = (client: (typeof clients)[number]) => piecesOf(client, values).map((piece) => piece.lines)

describe('the lines of a client', () => {
  it('name the address and the key', () => {
    for (const client of clients.filter((one) => one !== 'other')) {
      const all = linesOf(client).join('\n')
      expect(all).toContain(values.address)
      expect(all).toContain(values.key)
    }
  })

  it('end the address in /v1 only where the client does not append it', () => {
    expect(linesOf('claudeCode').join()).not.toContain('/v1')
    expect(linesOf('python').join()).not.toContain('/v1')
    for (const client of ['codex', 'openai', 'vercel'] as const) expect(linesOf(client).join()).toContain(`${values.address}/v1"`)
  })

  it('quote a placeholder in a shell', () => {
    expect(linesOf('claudeCode')[0]).toContain("ANTHROPIC_AUTH_TOKEN='<paste the key ci>'")
  })

  it('quote an apostrophe of a message in a shell', () => {
    expect(curlLines(values.address, 'sk-1', { text: "it's" })).toContain(String.raw`-d '{"text":"it'\''s"}'`)
  })

  it('are valid JSON for settings.json', () => {
    expect(JSON.parse(linesOf('claudeCode')[2] ?? '')).toEqual({ env: { ANTHROPIC_BASE_URL: values.address, ANTHROPIC_AUTH_TOKEN: values.key }, model: values.model })
  })
})
