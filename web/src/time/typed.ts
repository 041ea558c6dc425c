// A day as people type it: 2017-11-09, 9/11/2017, «٩ تشرين الثاني ٢٠١٧», "20 Safar 1439".
import { hijri_day, month_of } from './calendar'
import { day_number, day_text } from './days'

/** Digits of Arabic and Persian keyboards as 0–9; direction marks and the letters of an era are dropped. */
function plain(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
}

/**
 * "YYYY-MM-DD" of what was typed, in either language and any of the three calendars; null where it is no day.
 * Numbers alone are year-month-day, or day/month/year as Arabic and English papers of the region write them.
 */
export function typed_day(text: string): string | null {
  const typed = plain(text)
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed)
  if (iso) return whole(iso[1]!, iso[2]!, iso[3]!)
  const short = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(typed)
  if (short) return whole(short[3]!, short[2]!, short[1]!)
  const worded = /^(\d{1,2})\s+(\D+?)\s+(\d{4})(?:\s*(?:هـ?|م|AH|AD|CE))?$/i.exec(typed.replace(/[،,]/g, ' ').replace(/\s+/g, ' '))
  if (!worded) return null
  const month = month_of(worded[2]!)
  if (!month) return null
  if (month.calendar !== 'hijri') return whole(worded[3]!, String(month.month), worded[1]!)
  const day = hijri_day(Number(worded[3]), month.month, Number(worded[1]))
  return day === null ? null : day_text(day)
}

function whole(year: string, month: string, day: string): string | null {
  const made = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return year.startsWith('0') || day_number(made) === null ? null : made
}
