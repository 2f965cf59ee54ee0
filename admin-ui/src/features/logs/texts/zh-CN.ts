import type { Translated } from '../../../i18n/texts'
import type { en } from './en'

export const zhCN: Translated<typeof en> = {
  sub: '密钥和令牌在任何级别都被遮盖，内容从不写入。',
  pause: '暂停',
  goOn: '继续',
  download: '下载',
  levels: '最低级别',
  level: { ERROR: '错误', WARN: '警告', INFO: '信息', DEBUG: '调试' },
  find: '查找日志',
  findBy: '消息文本',
  written: '网关记录 {{level}} 及以上级别。',
  until: '直到',
  back: '现在恢复',
  more_other: '同时记录“{{level}}”，{{count}} 分钟',
  label: '日志，最新的在前',
  showNew_other: '显示 {{count}} 行新日志',
  failed: '无法加载日志',
  none: '网关启动以来没有此级别的日志。',
  nothingFound: '没有包含此文本的日志。',
  logger: '记录器',
  thread: '线程',
  trace: '堆栈',
}
