import type { Translated } from '../../../i18n/texts'
import type { en } from './en'

export const zhCN: Translated<typeof en> = {
  state: {
    ready: '就绪',
    inUse: '使用中',
    atLimit: '已达上限',
    coolingDown: '冷却中',
    probing: '重试中',
    usedUp: '额度用尽',
    refreshFailing: '刷新失败',
    signInEnded: '登录已失效',
    suspended: '被提供方暂停',
    incomplete: '缺少设置',
    disabled: '已停用',
  },
}
