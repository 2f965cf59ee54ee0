import { zhCN as app } from '../app/texts/zh-CN'
import { zhCN as format } from '../format/texts/zh-CN'
import { zhCN as overview } from '../features/overview/texts/zh-CN'
import { zhCN as problem } from '../api/texts/zh-CN'
import { zhCN as session } from '../features/session/texts/zh-CN'
import { zhCN as ui } from '../ui/texts/zh-CN'

/** The texts of the frame, the login and the overview, in Chinese. */
export const first = {
  app,
  format,
  overview,
  problem,
  session,
  ui,
}
