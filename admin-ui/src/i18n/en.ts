import { en as app } from '../app/texts/en'
import { en as problem } from '../api/texts/en'
import { en as about } from '../features/about/texts/en'
import { en as connect } from '../features/connect/texts/en'
import { en as credentials } from '../features/credentials/texts/en'
import { en as logs } from '../features/logs/texts/en'
import { en as keys } from '../features/keys/texts/en'
import { en as models } from '../features/models/texts/en'
import { en as overview } from '../features/overview/texts/en'
import { en as requests } from '../features/requests/texts/en'
import { en as session } from '../features/session/texts/en'
import { en as signIn } from '../features/signin/texts/en'
import { en as start } from '../features/start/texts/en'
import { en as settings } from '../features/settings/texts/en'
import { en as test } from '../features/test/texts/en'
import { en as usage } from '../features/usage/texts/en'
import { en as format } from '../format/texts/en'
import { en as ui } from '../ui/texts/en'

/** All texts of the page in English, by screen. */
export const en = {
  about,
  app,
  connect,
  credentials,
  format,
  keys,
  logs,
  models,
  overview,
  problem,
  requests,
  session,
  settings,
  signIn,
  start,
  test,
  ui,
  usage,
}
