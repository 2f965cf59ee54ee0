export const clients = ['claudeCode', 'codex', 'python', 'typescript', 'java', 'openai', 'vercel', 'curl', 'other'] as const
export type Client = (typeof clients)[number]

export function isClient(value: unknown): value is Client {
  return clients.some((client) => client === value)
}

/** Where the lines go: a terminal, a PowerShell, a file or a program whose library is installed by a command. */
export interface Piece {
  id: string
  place: 'terminal' | 'powerShell' | 'file' | 'install'
  /** The file's name or the command that installs the library. */
  name?: string
  lines: string
}

interface Values {
  address: string
  key: string
  model: string
}

/** What to paste for a client. Anthropic's libraries append /v1 themselves, OpenAI's and the AI SDK do not. */
export function piecesOf(client: Client, values: Values): readonly Piece[] {
  switch (client) {
    case 'claudeCode':
      return [bash(values), powerShell(values), settingsFile(values)]
    case 'codex':
      return codex(values)
    case 'python':
      return [python(values)]
    case 'typescript':
      return [typescript(values)]
    case 'java':
      return [java(values)]
    case 'openai':
      return [openai(values)]
    case 'vercel':
      return [vercel(values)]
    case 'curl':
      return [curl(values)]
    case 'other':
      return []
  }
}

const text = (...lines: string[]) => lines.join('\n')

function bash({ address, key, model }: Values): Piece {
  const lines = text(`export ANTHROPIC_BASE_URL=${address}`, `export ANTHROPIC_AUTH_TOKEN=${shellWord(key)}`, `claude --model ${model}`)
  return { id: 'bash', place: 'terminal', lines }
}

function powerShell({ address, key, model }: Values): Piece {
  const lines = text(`$env:ANTHROPIC_BASE_URL = "${address}"`, `$env:ANTHROPIC_AUTH_TOKEN = "${key}"`, `claude --model ${model}`)
  return { id: 'powerShell', place: 'powerShell', lines }
}

function settingsFile({ address, key, model }: Values): Piece {
  const settings = { env: { ANTHROPIC_BASE_URL: address, ANTHROPIC_AUTH_TOKEN: key }, model }
  return { id: 'settings', place: 'file', name: '~/.claude/settings.json', lines: JSON.stringify(settings, undefined, 2) }
}

function codex({ address, key, model }: Values): readonly Piece[] {
  const config = text(
    `model = "${model}"`,
    'model_provider = "kiro4j"',
    '',
    '[model_providers.kiro4j]',
    'name = "kiro4j"',
    `base_url = "${address}/v1"`,
    'env_key = "KIRO4J_KEY"',
    'wire_api = "responses"',
  )
  return [
    { id: 'config', place: 'file', name: '~/.codex/config.toml', lines: config },
    { id: 'bash', place: 'terminal', lines: text(`export KIRO4J_KEY=${shellWord(key)}`, 'codex') },
  ]
}

function python({ address, key, model }: Values): Piece {
  const lines = text(
    'from anthropic import Anthropic',
    '',
    `client = Anthropic(base_url="${address}", api_key="${key}")`,
    'message = client.messages.create(',
    `    model="${model}",`,
    '    max_tokens=1000,',
    '    messages=[{"role": "user", "content": "Hello!"}],',
    ')',
    'print(message.content[0].text)',
  )
  return { id: 'python', place: 'install', name: 'pip install anthropic', lines }
}

function typescript({ address, key, model }: Values): Piece {
  const lines = text(
    'import Anthropic from "@anthropic-ai/sdk";',
    '',
    `const client = new Anthropic({ baseURL: "${address}", apiKey: "${key}" });`,
    'const message = await client.messages',
    `  .stream({ model: "${model}", max_tokens: 1000, messages: [{ role: "user", content: "Hello!" }] })`,
    '  .finalMessage();',
    'console.log(message.content);',
  )
  return { id: 'typescript', place: 'install', name: 'npm install @anthropic-ai/sdk', lines }
}

function java({ address, key, model }: Values): Piece {
  const lines = text(
    'AnthropicClient client = AnthropicOkHttpClient.builder()',
    `    .baseUrl("${address}")`,
    `    .apiKey("${key}")`,
    '    .build();',
    'Message message = client.messages().create(MessageCreateParams.builder()',
    `    .model("${model}")`,
    '    .maxTokens(1000)',
    '    .addUserMessage("Hello!")',
    '    .build());',
    'System.out.println(message.content());',
  )
  return { id: 'java', place: 'install', name: 'com.anthropic:anthropic-java', lines }
}

function openai({ address, key, model }: Values): Piece {
  const lines = text(
    'from openai import OpenAI',
    '',
    `client = OpenAI(base_url="${address}/v1", api_key="${key}")`,
    `answer = client.responses.create(model="${model}", input="Hello!")`,
    'print(answer.output_text)',
  )
  return { id: 'openai', place: 'install', name: 'pip install openai', lines }
}

function vercel({ address, key, model }: Values): Piece {
  const lines = text(
    'import { createAnthropic } from "@ai-sdk/anthropic";',
    'import { streamText } from "ai";',
    '',
    `const anthropic = createAnthropic({ baseURL: "${address}/v1", apiKey: "${key}" });`,
    `const { textStream } = streamText({ model: anthropic("${model}"), prompt: "Hello!" });`,
    'for await (const text of textStream) process.stdout.write(text);',
  )
  return { id: 'vercel', place: 'install', name: 'npm install ai @ai-sdk/anthropic', lines }
}

function curl({ address, key, model }: Values): Piece {
  const body = { model, max_tokens: 1000, stream: true, messages: [{ role: 'user', content: 'Hello!' }] }
  return { id: 'curl', place: 'terminal', lines: curlLines(address, key, body) }
}

/** A request for messages as a command; curl shows an answer as it comes. */
export function curlLines(address: string, key: string, body: object): string {
  const data = JSON.stringify(body).replaceAll("'", "'\\''")
  return text(`curl -N ${address}/v1/messages \\`, `  -H 'x-api-key: ${key}' -H 'content-type: application/json' \\`, `  -d '${data}'`)
}

/** A placeholder has characters that a shell would read as its own. */
function shellWord(word: string): string {
  return /^[\w.-]+$/.test(word) ? word : `'${word}'`
}
