import type { Translated } from '../../../i18n/texts'
import type { en } from './en'

export const zhCN: Translated<typeof en> = {
  export: '下载 CSV',
  failed: '无法加载用量',
  failedStill: '请求不受影响，用量仍在统计。',
  none: '这段时间内没有请求',
  noneText: '请求结束后计入用量。',
  summary: '{{range}}共 {{credits}} 点额度。',
  summaryMost: '{{range}}共 {{credits}} 点额度，其中 {{name}} 占 {{share}}。',
  in: { day: '24 小时内', week: '7 天内', month: '30 天内', thisMonth: '本月', pick: '所选日期内' },
  range: { label: '时间', day: '24 小时', week: '7 天', month: '30 天', thisMonth: '本月', pick: '自定', from: '第一天 (UTC)', to: '最后一天 (UTC)' },
  by: { label: '划分', key: '按密钥', credential: '按凭据', model: '按模型', client: '按客户端', outcome: '按结果' },
  head: { key: '密钥', credential: '凭据', model: '模型', client: '客户端', outcome: '结果' },
  measure: { label: '指标', credits: '额度', requests: '请求', tokens: 'Token' },
  chart: {
    hour: { credits: '每小时额度', requests: '每小时请求', tokens: '每小时 token' },
    day: { credits: '每日额度 (UTC)', requests: '每日请求 (UTC)', tokens: '每日 token (UTC)' },
    label: '{{measure}} 随时间的变化，{{by}}：合计 {{total}}，明细见下表',
  },
  small: {
    firstEvent: '首个事件',
    firstEventLabel: '每个时段首个事件的耗时：中位数，以及 95% 的请求不超过的值',
    failed: '失败的请求',
    failedSum: '共 {{failed}} 个，{{share}}',
    failedShare: '失败',
    failedLabel: '每个时段失败请求的占比',
    tokensLabel: '每个时段的输入 token',
  },
  others: '其他',
  noCredential: '无',
  unknown: '未说明',
  all: '合计',
  numbersOnly: '仅统计数字，从不保存内容',
  times: { title: '请求耗时', what: '阶段' },
  column: { trend: '趋势', share: '占比', ok: '成功', tokensIn: '输入 token', tokensOut: '输出 token', meanFirst: '首个事件均值' },
}
