import type { Translated } from '../../../i18n/texts'
import type { en } from './en'

export const zhCN: Translated<typeof en> = {
  title: '关于 kiro4j',
  sub: '这里运行的是什么，以及在哪里继续阅读。',
  failed: '无法加载版本',
  version: '版本',
  java: 'Java',
  started: '启动于',
  storage: '凭据存储于',
  away: '无法访问',
  licence: '许可证',
  report: '版本和存储',
  documents: '文档',
  documentsText: '随网关附带，在这些文件中。',
  document: { accounts: '账户', clients: '客户端', keys: '密钥', configure: '配置', operate: '运维', api: '管理接口' },
}
