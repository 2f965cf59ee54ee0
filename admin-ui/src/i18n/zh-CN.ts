import type { en } from './en'
import type { Translated } from './texts'
import { first } from './zh-CN.first'
import { rest } from './zh-CN.rest'

/** All texts of the page in Chinese, by screen. */
export const zhCN: Translated<typeof en> = { ...first, ...rest }
