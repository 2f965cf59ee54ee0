import { en as about } from '../features/about/texts/en'
import { en as connect } from '../features/connect/texts/en'
import { en as credentials } from '../features/credentials/texts/en'
import { en as keys } from '../features/keys/texts/en'
import { en as logs } from '../features/logs/texts/en'
import { en as models } from '../features/models/texts/en'
import { en as requests } from '../features/requests/texts/en'
import { en as settings } from '../features/settings/texts/en'
import { en as signIn } from '../features/signin/texts/en'
import { en as start } from '../features/start/texts/en'
import { en as test } from '../features/test/texts/en'
import { en as usage } from '../features/usage/texts/en'

/** The texts of every other screen, in English. */
export const rest = {
  about,
  connect,
  credentials,
  keys,
  logs,
  models,
  requests,
  settings,
  signIn,
  start,
  test,
  usage,
}
