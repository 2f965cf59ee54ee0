import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { env } from 'node:process'

const jar = env['KIRO_SERVER_JAR'] ?? '../kiro-server/target/kiro-server.jar'
const mainClass = 'io.github.kiro4j.server.KiroApplication'
const startMs = 60_000

/** A process of the packaged server, with the page of this build. */
export abstract class Server {
  readonly url: string
  readonly port: number
  adminKey: string
  #process: ChildProcess

  protected constructor(port: number, adminKey: string, process: ChildProcess) {
    this.url = `http://127.0.0.1:${String(port)}`
    this.port = port
    this.adminKey = adminKey
    this.#process = process
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

  /** The process stands still: connections stay open, and nothing answers. */
  freeze(): void {
    this.#process.kill('SIGSTOP')
  }

  thaw(): void {
    this.#process.kill('SIGCONT')
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.thaw()
    this.#process.kill('SIGTERM')
    await ended
  }

  protected replace(process: ChildProcess): void {
    this.#process = process
  }
}

/** Starts a command of the server. */
export function run(...command: string[]): ChildProcess {
  if (!existsSync(jar)) throw new Error(`${jar} does not exist. Build it: mvn -DskipTests -pl kiro-server -am package`)
  const java = env['JAVA_HOME'] === undefined ? 'java' : `${env['JAVA_HOME']}/bin/java`
  return spawn(java, ['-XX:TieredStopAtLevel=1', '--enable-native-access=ALL-UNNAMED', '-cp', `target/classes:${jar}`, mainClass, ...command], { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** What the process prints, once it is there. */
export function printed(process: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => { reject(new Error('The server did not start in time.')); }, startMs)
    let output = ''
    process.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const found = pattern.exec(output)?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    })
    process.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`The server ended with ${String(code)}:\n${output}`))
    })
  })
}

export function freePort(): Promise<number> {
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
