import type { Translated } from '../../i18n/texts'
import type { en } from './en'

export const zhCN: Translated<typeof en> = {
  skip: '跳到正文',
  main: '主导航',
  more: '更多',
  thisGateway: '当前网关',
  nav: {
    overview: '概览',
    requests: '请求',
    usage: '用量',
    logs: '日志',
    credentials: '凭据',
    keys: '密钥',
    models: '模型',
    settings: '设置',
    connect: '接入',
    test: '试用',
    about: '关于',
  },
  due_other: '{{count}} 个需要处理',
  theme: { label: '主题', system: '跟随系统', light: '浅色', dark: '深色' },
  language: '语言',
  live: { live: '实时', connecting: '连接中', stale: '连接已断开', updated: '更新于 {{time}}' },
  stale: {
    since: '<1>数据截至 {{time}}。</1>与网关的连接已断开，{{seconds}} 秒后重试。',
    never: '网关没有响应，{{seconds}} 秒后重试。',
    tryNow: '立即重试',
  },
  shortcuts: {
    title: '快捷键',
    find: '查找',
    move: '在列表中移动',
    open: '打开',
    select: '选择',
    menu: '该行的菜单',
    pause: '暂停',
    close: '关闭或返回',
    all: '全部快捷键',
  },
  notFound: {
    title: '没有这个页面',
    text: '该地址可能来自其他版本。',
    overview: '前往概览',
  },
  failed: '无法显示此页面',
  noAnswer: '网关没有响应',
}
