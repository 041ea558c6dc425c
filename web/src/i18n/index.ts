// Words of the page in the reader's language. Everything here follows the settings at once, without a reload.
import { settings } from '../state/settings.svelte'
import { day_in_words, days_in_words, in_digits, month_in_words, type Date_style } from '../time/calendar'
import { ar } from './ar'
import { en, type Word } from './en'
import { numbered } from './numbered'

export type { Word }

/** The words of a key, with {name} … filled in. */
export function t(word: Word, filled: Record<string, string | number> = {}): string {
  const text: string = (settings.language === 'ar' ? ar : en)[word]
  return numbered(text, filled).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = filled[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? number(value) : value
  })
}

/** A word of the vocabulary (words.ts); the value itself where it is not in the table. */
export function term(table: Record<string, readonly [string, string]>, value: string | null | undefined): string {
  if (!value) return ''
  return table[value]?.[settings.language === 'ar' ? 0 : 1] ?? value.replaceAll('_', ' ')
}

/** A whole number or one with a decimal, in the reader's digits. */
export function number(value: number): string {
  return in_digits(Number.isInteger(value) ? value : Math.round(value * 100) / 100, settings.digits)
}

/** A share 0..1 as per cent. */
export function percent(share: number): string {
  return `${number(Math.round(share * 100))}${settings.language === 'ar' && settings.digits === 'arabic' ? '٪' : '%'}`
}

export function date_style(): Date_style {
  return { language: settings.language, calendar: settings.calendar, digits: settings.digits }
}

export const day = (text: string | null | undefined, options: { weekday?: boolean } = {}): string =>
  day_in_words(text, date_style(), options)
export const month = (text: string): string => month_in_words(text, date_style())
export const days = (from: string | null | undefined, to: string | null | undefined): string =>
  days_in_words(from, to, date_style())
