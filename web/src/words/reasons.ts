// The ledger gives its reasons in English; this says the same in Arabic. What is not in the phrase book stays English.
import { arabic_name } from './names.svelte'

type Rule = [RegExp, (...parts: string[]) => string]

/** "Reuters, SANA and 2 more" in Arabic. */
function list(text: string): string {
  const more = / and (\d+) more$/.exec(text)
  const names = (more ? text.slice(0, more.index) : text).split(/, | and /)
  const written = names.map((name) => {
    const unnamed = / \(unnamed\)$/.exec(name)
    if (name === 'somebody') return 'من لم يُسمَّ'
    return arabic_name(unnamed ? name.slice(0, unnamed.index) : name) + (unnamed ? ' (بلا اسم)' : '')
  })
  return written.join(' و') + (more ? ` و${more[1]} غيرهم` : '')
}

const kinds: Record<string, string> = {
  dead: 'القتلى', injured: 'الجرحى', captured: 'الأسرى', arrested: 'المعتقلون', missing: 'المفقودون', displaced: 'النازحون',
  evacuated: 'المُجلَون', released: 'المفرج عنهم', destroyed: 'المدمَّر', participants: 'المشاركون', forces: 'القوات',
}

function counts(text: string): string {
  const amount = (words: string) =>
    words.replace(/^at least /, 'لا أقل من ').replace(/^at most /, 'لا أكثر من ').replace('an unknown number', 'عدد مجهول').replace(' to ', ' إلى ')
  const match = /^(\w+): (.+), then (.+)$/.exec(text)
  return match ? `${kinds[match[1]!] ?? match[1]}: ${amount(match[2]!)} ثم ${amount(match[3]!)}` : text
}

const rules: Rule[] = [
  [/^(\d+) independent originators: (.+)$/, (n, who) => `الأصوات المستقلة ${n}: ${list(who!)}`],
  // Nouns, since a verb would have to know whether its speaker is a man, an agency or many.
  [/^said by (.+), in (\d+) claims of one voice or side( \(unnamed\))?$/, (who, n, unnamed) => `المصدر: ${list(who! + (unnamed ?? ''))}، والأقوال ${n} لصوت واحد أو جانب واحد`],
  [/^said by (.+)$/, (who) => `المصدر: ${list(who!)}`],
  [/^denied by a party that it would cost$/, () => 'نفاه طرف يخسر به'],
  [/^denied by a party that it would serve$/, () => 'نفاه طرف يكسب به'],
  [/^denied by a third party$/, () => 'نفاه طرف ثالث'],
  [/^denied by (.+)$/, (who) => `النافي: ${list(who!)}`],
  [/^told otherwise by (.+)$/, (who) => `رواية أخرى: ${list(who!)}`],
  [/^put down to (.+) in one account, to (.+) in the other$/, (a, b) => `منسوب إلى ${list(a!)} في رواية وإلى ${list(b!)} في الأخرى`],
  [/^put down to (.+) and to (.+)$/, (a, b) => `منسوب إلى ${list(a!)} وإلى ${list(b!)}`],
  [/^taken back by (.+)$/, (who) => `المتراجع عنه: ${list(who!)}`],
  [/^nobody says it$/, () => 'لا أحد يقوله'],
  [/^both sides say so$/, () => 'يقوله الطرفان'],
  [/^(.+) admits it against its interest$/, (who) => `أقرّ به ${list(who!)} على نفسه`],
  [/^(.+) takes it back$/, (who) => `تراجع عنه ${list(who!)}`],
  [/^(.+) now denies what it said$/, (who) => `ينفي ${list(who!)} الآن ما قاله`],
  [/^(.+) now says what it denied$/, (who) => `يقول ${list(who!)} الآن ما نفاه`],
  [/^said and denied in one article$/, () => 'قيل ونُفي في مقال واحد'],
  [/^two holders of one place on one day$/, () => 'مسيطران على مكان واحد في يوم واحد'],
  [/^two shares of one place for one day$/, () => 'نسبتان لمكان واحد في يوم واحد'],
  [/^says what was denied$/, () => 'يقول ما نُفي'],
  [/^denies the same state of the place$/, () => 'ينفي حال المكان نفسها'],
  [/^denies it too$/, () => 'ينفيه أيضاً'],
  [/^taken by force in one account, handed over in the other$/, () => 'أُخذ عنوة في رواية وسُلّم في الأخرى'],
  [/^taken by force in one account, by a deal in the other$/, () => 'أُخذ عنوة في رواية وباتفاق في الأخرى'],
  [/^ordered in time: denied of one day, said of a later one$/, () => 'مرتّبان في الزمن: نُفي عن يوم وقيل عن يوم بعده'],
  [/^ordered in time: of (\S+) the one, of (\S+) the other; both may be true$/, (a, b) => `مرتّبان في الزمن: أحدهما عن ${a} والآخر عن ${b}، وقد يصح كلاهما`],
  [/^the same narrator revises it: (.+)$/, (what) => `راجعه الراوي نفسه: ${counts(what!)}`],
  [/^another count in the same article: (.+)$/, (what) => `عدد آخر في المقال نفسه: ${counts(what!)}`],
  [/^a later and higher count; counts rise: (.+)$/, (what) => `عدد لاحق أعلى، والأعداد ترتفع: ${counts(what!)}`],
  [/^two claimants, two counts: (.+)$/, (what) => `قائلان وعددان: ${counts(what!)}`],
  [/^said again in the same article$/, () => 'كُرر في المقال نفسه'],
  [/^said again by the same narrator$/, () => 'كرره الراوي نفسه'],
  [/^one narrator, relayed by two outlets$/, () => 'راوٍ واحد نقله ناشران'],
  [/^unnamed voices, not known to be two$/, () => 'صوتان بلا اسم لا يُعلم أنهما اثنان'],
  [/^a copy of the same text$/, () => 'نسخة من النص نفسه'],
  [/^of the same side, so no independent witness$/, () => 'من الجانب نفسه فليس شاهداً مستقلاً'],
  [/^admitted against the narrator's interest$/, () => 'إقرار من الراوي على نفسه'],
  [/^said by another narrator$/, () => 'قاله راوٍ آخر'],
  [/^said by a party that it serves$/, () => 'قاله طرف يكسب به'],
  [/^the same narrator (.+)$/, (what) => `الراوي نفسه ${finer(what!)}`],
  [/^another narrator (.+)$/, (what) => `راوٍ آخر ${finer(what!)}`],
]

function finer(text: string): string {
  const found: Record<string, string> = {
    'names the place more closely': 'يعيّن المكان بدقة أكبر',
    'names the time more closely': 'يعيّن الزمان بدقة أكبر',
    'names the kind of deed': 'يعيّن نوع الفعل',
    'names who did it': 'يسمّي الفاعل',
    'gives a count': 'يذكر عدداً',
    'gives a share': 'يذكر نسبة',
  }
  return found[text] ?? text
}

function piece(text: string): string {
  // The general rule "said by X" must not take the fixed sentences that begin like it.
  const fixed = rules.filter(([pattern]) => !pattern.source.includes('(')).find(([pattern]) => pattern.test(text))
  if (fixed) return fixed[1]()
  for (const [pattern, say] of rules) {
    const match = pattern.exec(text)
    if (match) return say(...match.slice(1))
  }
  return text
}

/** A reason of the ledger in the language asked for. */
export function reason_in(language: 'ar' | 'en', text: string | null | undefined): string {
  if (!text) return ''
  if (language === 'en') return text
  if (/^ordered in time: of /.test(text)) return piece(text) // has a semicolon of its own
  if (/; counts rise: /.test(text)) return piece(text)
  return text.split('; ').map(piece).join('؛ ')
}
