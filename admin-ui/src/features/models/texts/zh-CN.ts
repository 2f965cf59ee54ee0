import type { Translated } from '../../../i18n/texts'
import type { en } from './en'

export const zhCN: Translated<typeof en> = {
  failed: '无法加载模型',
  summary_other: '{{count}} 个模型中 {{usable}} 个可用。',
  list: '模型目录',
  none: '还没有模型',
  noneText: '可用账户报告其模型后，目录会显示在这里。',
  nothingFound: '没有符合筛选的模型',
  nothingFoundText_other: '共有 {{count}} 个模型。',
  find: '查找模型',
  findBy: '名称或 ID',
  requests: '查看最近 24 小时的请求',
  usable: '可用',
  unusable: '没有账户提供',
  noCredential: '无',
  text: '文本',
  image: '图片',
  thinking: '思考',
  times: '{{rate}} ×',
  fallback: '被拒后改用：{{models}}',
  column: { model: '模型', state: '状态', context: '上下文', output: '最大输出', rate: '额度倍率', can: '支持', credentials: '凭据' },
}
