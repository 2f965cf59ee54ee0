import { en as app } from '../app/texts/en'
import { en as format } from '../format/texts/en'
import { en as overview } from '../features/overview/texts/en'
import { en as problem } from '../api/texts/en'
import { en as session } from '../features/session/texts/en'
import { en as ui } from '../ui/texts/en'

/** The texts of the frame, the login and the overview, in English. */
export const first = {
  app,
  format,
  overview,
  problem,
  session,
  ui,
}
