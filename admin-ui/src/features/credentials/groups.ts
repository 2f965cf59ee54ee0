import type { CredentialStatus } from '../../api/schema'

export const groups = ['all', 'serving', 'waiting', 'due', 'off'] as const
export type Group = (typeof groups)[number]

export function isGroup(value: unknown): value is Group {
  return groups.some((group) => group === value)
}

/** Whether a credential can serve, waits for something that ends by itself, needs the operator, or is off. */
export function groupOf({ health }: Pick<CredentialStatus, 'health'>): Exclude<Group, 'all'> {
  switch (health.state) {
    case 'cooling_down':
    case 'probing':
      return 'waiting'
    case 'disabled':
      return health.cause === 'operator' ? 'off' : 'due'
    default:
      return 'serving'
  }
}
