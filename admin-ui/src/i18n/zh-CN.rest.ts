import { zhCN as about } from '../features/about/texts/zh-CN'
import { zhCN as connect } from '../features/connect/texts/zh-CN'
import { zhCN as credentials } from '../features/credentials/texts/zh-CN'
import { zhCN as keys } from '../features/keys/texts/zh-CN'
import { zhCN as logs } from '../features/logs/texts/zh-CN'
import { zhCN as models } from '../features/models/texts/zh-CN'
import { zhCN as requests } from '../features/requests/texts/zh-CN'
import { zhCN as settings } from '../features/settings/texts/zh-CN'
import { zhCN as signIn } from '../features/signin/texts/zh-CN'
import { zhCN as start } from '../features/start/texts/zh-CN'
import { zhCN as test } from '../features/test/texts/zh-CN'
import { zhCN as usage } from '../features/usage/texts/zh-CN'

/** The texts of every other screen, in Chinese. */
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
