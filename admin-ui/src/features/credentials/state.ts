import type { CredentialStatus } from '../../api/schema'
import type { Shape, Tone } from '../../ui/StateIcon'
import type { en } from './texts/en'

/** The states that operators tell apart, each with a shape of its own. */
export type CredentialState = keyof typeof en.state

const signs: Record<CredentialState, { shape: Shape; tone: Tone }> = {
  ready: { shape: 'ready', tone: 'ok' },
  inUse: { shape: 'inUse', tone: 'ok' },
  atLimit: { shape: 'cooling', tone: 'ok' },
  coolingDown: { shape: 'cooling', tone: 'warn' },
  probing: { shape: 'retry', tone: 'warn' },
  usedUp: { shape: 'usedUp', tone: 'warn' },
  refreshFailing: { shape: 'retry', tone: 'warn' },
  signInEnded: { shape: 'signInEnded', tone: 'bad' },
  suspended: { shape: 'suspended', tone: 'bad' },
  incomplete: { shape: 'warning', tone: 'bad' },
  disabled: { shape: 'off', tone: 'off' },
}

type Stated = Pick<CredentialStatus, 'health' | 'inFlight' | 'refreshFailing'>

export function stateOf(credential: Stated): CredentialState {
  const { health } = credential
  switch (health.state) {
    case 'disabled':
      return stateOfDisabled(health.cause)
    case 'cooling_down':
      return isOver(health.until) ? 'probing' : stateOfCoolDown(health.cause)
    case 'probing':
      return 'probing'
    case 'at_limit':
      return 'atLimit'
    default:
      return stateOfReady(credential)
  }
}

function stateOfDisabled(cause: string | null | undefined): CredentialState {
  switch (cause) {
    case 'sign_in_void':
      return 'signInEnded'
    case 'suspended':
      return 'suspended'
    case 'incomplete':
      return 'incomplete'
    default:
      return 'disabled'
  }
}

/** The gateway tells no end of a cool-down: the next request after it tries the credential. */
function isOver(until: string | null | undefined): boolean {
  return typeof until === 'string' && Date.parse(until) <= Date.now()
}

function stateOfCoolDown(cause: string | null | undefined): CredentialState {
  if (cause === 'quota' || cause === 'daily_quota') return 'usedUp'
  return cause === 'no_token' ? 'refreshFailing' : 'coolingDown'
}

function stateOfReady({ refreshFailing, inFlight }: Stated): CredentialState {
  if (refreshFailing) return 'refreshFailing'
  return inFlight > 0 ? 'inUse' : 'ready'
}

export function signOf(state: CredentialState): { shape: Shape; tone: Tone } {
  return signs[state]
}

/** The name of the account: its address, or the number alone. */
export function nameOf({ id, email }: Pick<CredentialStatus, 'id' | 'email'>): string {
  return email ?? `#${String(id)}`
}

/** Whether requests are sent with the credential, now or after a wait that ends by itself. */
export function serves({ health }: Pick<CredentialStatus, 'health'>): boolean {
  return health.state !== 'disabled'
}
