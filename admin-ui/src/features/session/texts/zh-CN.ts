import type { Translated } from '../../../i18n/texts'
import type { en } from './en'

export const zhCN: Translated<typeof en> = {
  title: '打开 kiro4j',
  key: '管理密钥',
  show: '显示',
  hide: '隐藏',
  open: '打开',
  opening: '正在打开',
  wrong: '密钥不正确。',
  locked: '错误次数过多。请在 {{duration}}后再试。',
  off: '此页面已关闭：网关没有设置管理密钥。',
  where: '在哪里找到它？',
  whereText: '在 config.yml 的 <1>adminApiKey</1>，或环境变量 <2>KIRO4J_ADMIN_KEY</2>。没有设置时此页面是关闭的。',
  logOut: '退出登录',
}
