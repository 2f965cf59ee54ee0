import { freePort, printed, run, Server } from './server'

const keyLine = /\/admin\/, its key (\S+)/

/** The gateway in front of the simulator, with made-up accounts and clients. */
export class Demo extends Server {
  static async start(): Promise<Demo> {
    const port = await freePort()
    const process = run('demo', '--port', String(port))
    return new Demo(port, await printed(process, keyLine), process)
  }

  /** Starts the demo again at the same address, after it was stopped: it has another admin key and knows no session. */
  async startAgain(): Promise<void> {
    const process = run('demo', '--port', String(this.port))
    this.adminKey = await printed(process, keyLine)
    this.replace(process)
  }

  /** A client with this key asks something, and waits for the answer. */
  async message(key: string): Promise<void> {
    const response = await this.ask(key, 'Hello!', false)
    if (!response.ok) throw new Error(`The message failed: ${String(response.status)} ${await response.text()}`)
  }

  /** A client with this key begins to read a long answer. */
  longMessage(key: string): Promise<Response> {
    return this.ask(key, 'Review this change.', true)
  }

  private ask(key: string, content: string, stream: boolean): Promise<Response> {
    return fetch(`${this.url}/v1/messages`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'claude-sonnet-4-5', max_tokens: 4000, stream, messages: [{ role: 'user', content }] }),
    })
  }
}
