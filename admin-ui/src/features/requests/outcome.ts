import type { Request } from '../../api/schema'
import type { Shape, Tone } from '../../ui/StateIcon'

export const signs: Record<Request['state'], { shape: Shape; tone: Tone }> = {
  waiting: { shape: 'running', tone: 'info' },
  answering: { shape: 'running', tone: 'info' },
  succeeded: { shape: 'ok', tone: 'ok' },
  refused: { shape: 'refused', tone: 'warn' },
  failed: { shape: 'error', tone: 'bad' },
  abandoned: { shape: 'cancelled', tone: 'off' },
  cancelled: { shape: 'cancelled', tone: 'off' },
}
