export const clients = ['claudeCode', 'powerShell', 'curl'] as const
export type Client = (typeof clients)[number]

/** The lines that connect a client, with the real address and key. */
export function clientLines(client: Client, address: string, key: string): string {
  switch (client) {
    case 'claudeCode':
      return `export ANTHROPIC_BASE_URL=${address}\nexport ANTHROPIC_AUTH_TOKEN=${key}\nclaude`
    case 'powerShell':
      return `$env:ANTHROPIC_BASE_URL = "${address}"\n$env:ANTHROPIC_AUTH_TOKEN = "${key}"\nclaude`
    case 'curl':
      return [
        `curl -N ${address}/v1/messages \\`,
        `  -H 'x-api-key: ${key}' -H 'content-type: application/json' \\`,
        `  -d '{"model":"claude-sonnet-4-5","max_tokens":1000,"stream":true,"messages":[{"role":"user","content":"Hello!"}]}'`,
      ].join('\n')
  }
}
