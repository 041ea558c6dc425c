// Days as the ledger writes them ("2017-11-10"), counted and stepped; no time zones, no clock.

const milliseconds_a_day = 86_400_000

/** Days since 1970-01-01 of "YYYY-MM-DD", with or without a time of day behind it; null for anything else. */
export function day_number(text: string | null | undefined): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$/.exec(text ?? '')
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const time = Date.UTC(year, month - 1, day)
  const made = new Date(time)
  if (made.getUTCFullYear() !== year || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return null
  return Math.round(time / milliseconds_a_day)
}

/** Is it a day, and one of a year that is typed to its end? While a year is typed a browser tells of the year 201. */
export const is_whole_day = (text: string): boolean => /^[1-9]/.test(text) && day_number(text) !== null

/** "YYYY-MM-DD" of a count of days. */
export function day_text(days: number): string {
  return new Date(days * milliseconds_a_day).toISOString().slice(0, 10)
}

/** A day so many days later or, below 0, earlier. */
export function day_after(text: string, days: number): string {
  const number = day_number(text)
  return number === null ? text : day_text(number + days)
}
