import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, printed, run, Server } from './server'

const adminKey = 'admin-key-of-the-browser-tests'
/** Nothing listens there, so that the gateway never reaches a provider. */
const nobody = 'http://127.0.0.1:9'
const startedLine = /(is ready on)/

/** A gateway with a configuration of its own, whose state outlives a restart. */
export class Gateway extends Server {
  readonly #folder: string

  private constructor(port: number, folder: string, process: ReturnType<typeof run>) {
    super(port, adminKey, process)
    this.#folder = folder
  }

  /** Starts with these entries in its credentials file. */
  static async start(entries: readonly object[]): Promise<Gateway> {
    const port = await freePort()
    const folder = mkdtempSync(join(tmpdir(), 'kiro4j-e2e-'))
    writeFileSync(join(folder, 'credentials.json'), JSON.stringify(entries))
    writeFileSync(join(folder, 'config.yml'), configuration(port))
    return new Gateway(port, folder, await started(folder))
  }

  async startAgain(): Promise<void> {
    this.replace(await started(this.#folder))
  }

  /** Writes rows of usage, as if requests had been served earlier. Only while the gateway is stopped. */
  addRequests(count: number): void {
    const script = `
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1])
now = int(time.time() * 1000)
models = ['claude-sonnet-4-5', 'claude-opus-4-5', 'claude-haiku-4-5']
def row(i):
    failed = i % 40 == 7
    return (now - i * 5000, 'e2e', 'req_e2e%06d' % i, 'primary', i % 1000 + 1, 'runtime', 'runtime', models[i % 3], models[i % 3], 'failed' if failed else 'succeeded',
            500 if failed else 200, 'api_error' if failed else '', 'Unavailable' if failed else '', 1, 900 + i % 700, 80 + i % 90, 0, 0, 0.01, 700 + i % 900, 4000 + i % 3000, '' if failed else 'end_turn', 'curl')
columns = 'ended_at, gateway, request_id, client_key, credential, route, endpoint, asked_model, model, outcome, status, error, cause, attempts, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, credits, first_event, duration, stop_reason, client'
db.executemany('INSERT INTO gateway_requests (%s) VALUES (%s)' % (columns, ', '.join('?' * 23)), (row(i) for i in range(int(sys.argv[2]))))
for table, length in (('hours', 3600000), ('days', 86400000)):
    db.execute('''INSERT INTO gateway_usage_%s SELECT ended_at / %d * %d, client_key, credential, model, client, outcome, error, count(*), sum(input_tokens), sum(output_tokens),
        0, 0, sum(credits), count(first_event), sum(first_event), sum(duration) FROM gateway_requests GROUP BY 1, 2, 3, 4, 5, 6, 7''' % (table, length, length))
db.commit()
`
    const done = spawnSync('python3', ['-c', script, join(this.#folder, 'kiro4j-records.sqlite3'), String(count)], { encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`The rows could not be written: ${done.stderr}`)
  }

  /** Stops the gateway, and deletes what it has stored. */
  async remove(): Promise<void> {
    await this.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

async function started(folder: string): Promise<ReturnType<typeof run>> {
  const process = run('server', join(folder, 'config.yml'))
  await printed(process, startedLine)
  return process
}

function configuration(port: number): string {
  return `
apiKey: sk-key-of-the-browser-tests
adminApiKey: ${adminKey}
port: ${String(port)}
upstream:
  runtimeUrl: ${nobody}
  qUrl: ${nobody}
  codewhispererUrl: ${nobody}
  managementUrl: ${nobody}
  socialAuthUrl: ${nobody}
  idcAuthUrl: ${nobody}
  portalUrl: ${nobody}
  externalIdpHosts: ["${nobody}"]
server:
  adminConnectors:
    - type: http
      bindHost: 127.0.0.1
      port: 0
logging:
  level: INFO
  appenders:
    - {type: console, threshold: INFO}
`
}
