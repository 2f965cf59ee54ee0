import type { Translated } from '../../../i18n/texts'
import type { en } from './en'

export const zhCN: Translated<typeof en> = {
  sub: '消息走与客户端请求相同的路径，也计入用量。',
  clear: '清空',
  model: '模型',
  modelsFailed: '无法加载模型',
  credential: '凭据',
  any: '任意凭据',
  thread: '对话',
  message: '消息',
  keys: 'Enter 发送，Shift 加 Enter 换行，Esc 停止。',
  send: '发送',
  stop: '停止',
  think: '思考',
  offerTool: '提供示例工具 get_time',
  waiting: '等待首个事件',
  thought: '思考过程',
  call: '工具调用',
  result: '本页返回的结果',
  firstEvent: '首个事件 {{duration}}',
  total: '共 {{duration}}',
  tokensIn: '输入 {{tokens}} token',
  tokensOut: '输出 {{tokens}} token',
  failed: '消息失败',
  requests: '查看请求',
}
