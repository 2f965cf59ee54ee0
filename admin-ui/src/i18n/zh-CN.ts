import { zhCN as app } from '../app/texts/zh-CN'
import { zhCN as problem } from '../api/texts/zh-CN'
import { zhCN as about } from '../features/about/texts/zh-CN'
import { zhCN as connect } from '../features/connect/texts/zh-CN'
import { zhCN as credentials } from '../features/credentials/texts/zh-CN'
import { zhCN as logs } from '../features/logs/texts/zh-CN'
import { zhCN as keys } from '../features/keys/texts/zh-CN'
import { zhCN as models } from '../features/models/texts/zh-CN'
import { zhCN as overview } from '../features/overview/texts/zh-CN'
import { zhCN as requests } from '../features/requests/texts/zh-CN'
import { zhCN as session } from '../features/session/texts/zh-CN'
import { zhCN as signIn } from '../features/signin/texts/zh-CN'
import { zhCN as start } from '../features/start/texts/zh-CN'
import { zhCN as settings } from '../features/settings/texts/zh-CN'
import { zhCN as test } from '../features/test/texts/zh-CN'
import { zhCN as usage } from '../features/usage/texts/zh-CN'
import { zhCN as format } from '../format/texts/zh-CN'
import { zhCN as ui } from '../ui/texts/zh-CN'
import type { en } from './en'
import type { Translated } from './texts'

/** All texts of the page in Chinese, by screen. */
export const zhCN: Translated<typeof en> = {
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
