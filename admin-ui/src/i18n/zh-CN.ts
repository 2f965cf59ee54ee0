import type { Texts } from './en'

export const zhCN: Texts = {
  app: {
    tagline: '对外提供 Anthropic Messages API，背后连接 Kiro API。',
    language: '语言',
  },
  status: {
    title: '运行状态',
    interval: '每 {{seconds}} 秒检查一次',
    live: { title: '存活', question: '进程是否在运行并响应？' },
    ready: { title: '就绪', question: '现在能否处理请求？' },
    checking: '检查中…',
    ok: '正常',
    notOk: '异常',
    refusedBecause: 'HTTP {{status}}：{{reason}}',
    refused: 'HTTP {{status}}，未说明原因',
    malformed: 'HTTP {{status}}，但响应内容不是健康报告',
    unreachable: '没有响应：无法连接到网关',
    timedOut: '{{seconds}} 秒内没有响应',
    lastAnswer: '最近一次响应：',
    never: '尚无',
  },
  connect: {
    title: '接入',
    key: '请将 {{placeholder}} 替换为配置文件中 apiKey 的值。',
    placeholder: '<你的 apiKey>',
    claudeCode: 'Claude Code',
    curl: 'curl（流式）',
  },
  copy: {
    copy: '复制',
    copied: '已复制',
    failed: '复制失败：请手动选择文本并复制',
    label: '复制：{{what}}',
  },
}
