import type { Translated } from '../../i18n/texts'
import type { en } from './en'

export const zhCN: Translated<typeof en> = {
  field: { optional: '可选' },
  quota: { passed: '本周期已过去的比例' },
  error: { retry: '重试', copyDetails: '复制详情' },
  copy: { copy: '复制', copied: '已复制', failed: '未能复制：请选中文本', link: '复制链接', address: '本页地址' },
  layer: {
    close: '关闭',
    unsaved: '放弃已填写的内容？',
    unsavedText: '这些内容尚未保存。',
    keepEditing: '继续编辑',
    discard: '放弃',
  },
  confirm: { type: '输入 {{word}} 以确认' },
  secret: { once: '只显示这一次。请保存到客户端能读取的地方。', copied: '我已复制' },
  toast: { label: '消息' },
  loading: '加载中',
  bulk: { label: '已选的行', selected_other: '已选 {{count}} 项', clear: '取消选择' },
}
