import { first } from './en.first'
import { rest } from './en.rest'

/** All texts of the page in English, by screen. */
export const en = { ...first, ...rest }
