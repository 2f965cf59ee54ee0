/** Lines for a POSIX shell that send Claude Code to the gateway. The key is quoted, since its placeholder has a `<`. */
export function claudeCodeLines(origin: string, apiKey: string): string {
  return `export ANTHROPIC_BASE_URL=${origin}
export ANTHROPIC_AUTH_TOKEN='${apiKey}'
claude`
}

/** One streamed message; `-N` shows each event as it comes. The quotes keep an IPv6 origin from the shell. */
export function curlCall(origin: string, apiKey: string): string {
  return `curl -N '${origin}/v1/messages' \\
  -H 'x-api-key: ${apiKey}' \\
  -H 'anthropic-version: 2023-06-01' \\
  -H 'content-type: application/json' \\
  -d '{
    "model": "claude-sonnet-4-5",
    "max_tokens": 1024,
    "stream": true,
    "messages": [{"role": "user", "content": "Hello"}]
  }'`
}
