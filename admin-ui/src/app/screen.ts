import { lazyRouteComponent } from '@tanstack/react-router'
import { loadRest } from '../i18n/i18n'

/** A screen behind the first one: its code and its texts are loaded when somebody goes there. */
export function screen<M extends Record<string, unknown>, K extends keyof M>(load: () => Promise<M>, name: K) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), loadRest()])
    return module
  }, name)
}
