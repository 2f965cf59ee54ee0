/**
 * The shape of a translation: every key of the English texts, but for the singular of a plural, which Chinese does not
 * have.
 */
export type Translated<T> = {
  [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Translated<T[K]>
}
