import type { Translated } from '../../i18n/texts'
import type { en } from './en'

export const zhCN: Translated<typeof en> = {
  seconds: '{{seconds}} 秒',
  minutes: '{{minutes}} 分 {{seconds}} 秒',
  hours: '{{hours}} 小时 {{minutes}} 分',
  days_other: '{{count}} 天 {{hours}} 小时',
  percent: '{{value}}%',
  ago: {
    seconds: '{{count}} 秒前',
    minutes: '{{count}} 分钟前',
    hours: '{{count}} 小时前',
    days_other: '{{count}} 天前',
  },
  ahead: {
    seconds: '{{count}} 秒后',
    minutes: '{{count}} 分钟后',
    hours: '{{count}} 小时后',
    days_other: '{{count}} 天后',
  },
  both: '{{day}}，{{relative}}',
  today: '今天',
  yesterday: '昨天',
}
