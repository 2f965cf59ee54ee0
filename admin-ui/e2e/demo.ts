import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { env } from 'node:process'

const jar = env['KIRO_SERVER_JAR'] ?? '../kiro-server/target/kiro-server.jar'
const mainClass = 'io.github.kiro4j.server.KiroApplication'
const startMs = 60_000

/** The packaged server in front of the simulator, with the page of this build. */
export class Demo {
  readonly url: string
  readonly adminKey: string
  readonly #process: ChildProcess

  private constructor(url: string, adminKey: string, process: ChildProcess) {
    this.url = url
    this.adminKey = adminKey
    this.#process = process
  }

  static async start(): Promise<Demo> {
    if (!existsSync(jar)) throw new Error(`${jar} does not exist. Build it: mvn -DskipTests -pl kiro-server -am package`)
    const port = await freePort()
    const java = env['JAVA_HOME'] === undefined ? 'java' : `${env['JAVA_HOME']}/bin/java`
    const process = spawn(java, ['-cp', `target/classes:${jar}`, mainClass, 'demo', '--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] })
    const key = await printedKey(process)
    return new Demo(`http://127.0.0.1:${String(port)}`, key, process)
  }

  /** Calls the admin API with the key, as a script would. */
  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.url}/api/admin${path}`, {
      method,
      headers: { 'x-api-key': this.adminKey, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${await response.text()}`)
    return response.json()
  }

  /** A client with this key asks something. */
  async message(key: string): Promise<void> {
    const response = await fetch(`${this.url}/v1/messages`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'claude-sonnet-4-5', max_tokens: 100, messages: [{ role: 'user', content: 'Hello!' }] }),
    })
    if (!response.ok) throw new Error(`The message failed: ${String(response.status)} ${await response.text()}`)
  }

  /** The process stands still: connections stay open, and nothing answers. */
  freeze(): void {
    this.#process.kill('SIGSTOP')
  }

  thaw(): void {
    this.#process.kill('SIGCONT')
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.thaw()
    this.#process.kill('SIGTERM')
    await ended
  }
}

function printedKey(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => { reject(new Error('The demo did not start in time.')); }, startMs)
    let output = ''
    process.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const key = /\/admin\/, its key (\S+)/.exec(output)?.[1]
      if (key === undefined) return
      clearTimeout(timer)
      resolve(key)
    })
    process.once('exit', (code) => { reject(new Error(`The demo ended with ${String(code)}:\n${output}`)); })
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
        else reject(new Error('There is no free port.'))
      })
    })
  })
}
