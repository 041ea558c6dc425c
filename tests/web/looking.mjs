// Going through time, asking several things at once, keeping a question: further tasks, by keyboard, in both languages.
import assert from 'node:assert/strict'
import { query_of, settled, tab_to } from './hands.mjs'
import { open, test } from './harness.mjs'

const words = {
  ar: {
    bukamal: 'البوكمال', known_on: 'كما كان معلوماً في', play: 'تشغيل', pause: 'إيقاف', week_after: 'أسبوع إلى الأمام', week_before: 'أسبوع إلى الوراء', day: 'اليوم', export: 'صدّر هذا العرض', name: 'الاسم', feed: 'تغذية (Atom)', from: 'من', known: 'زمن العلم به',
    any: 'أي منها', all: 'الكل', without: 'بدون', actor: 'الفاعل', remove: 'أزل', about: 'عن هذا التصدير',
  },
  en: {
    bukamal: 'Al-Bukamal', known_on: 'As known on', play: 'Play', pause: 'Pause', week_after: 'A week later', week_before: 'A week earlier', day: 'Day', export: 'Export this view', name: 'Name', feed: 'Feed (Atom)', from: 'from', known: 'Became known',
    any: 'any of them', all: 'all', without: 'without', actor: 'Actor', remove: 'Remove', about: 'About this export',
  },
}
const both = (name, run) => {
  for (const language of ['ar', 'en']) test(`${name} (${language})`, (world) => run(world, language, words[language]))
}
const rows = (page) => page.locator('main article.claim')
const day_in = (page) => query_of(page).get('day')

both('the map as it was known on an earlier day is another one, and says so in its address', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'map?day=2017-11-10&plain=1', { language })
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: w.bukamal, exact: true }) })
  await row.waitFor()
  const today = await row.textContent()
  await tab_to(page, page.getByLabel(w.known_on, { exact: true }))
  await page.keyboard.type(language === 'ar' ? '٩ تشرين الثاني ٢٠١٧' : '9 November 2017')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash.includes('known_at=2017-11-09'))
  await page.waitForFunction((text) => [...document.querySelectorAll('main tbody tr')].every((one) => one.textContent !== text), today)
  assert.notEqual(await row.textContent(), today, 'what came after the 9th is not known yet')
  await page.goBack()
  await page.waitForFunction((text) => [...document.querySelectorAll('main tbody tr')].some((one) => one.textContent === text), today)
  await close()
})

both('step by a week, type a day, let it play and stop it', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'map?day=2017-11-04&plain=1', { language })
  await tab_to(page, page.getByRole('button', { name: w.week_after }))
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash.includes('day=2017-11-11'))
  await tab_to(page, page.getByLabel(w.day, { exact: true }).and(page.locator('[type=text]')))
  await page.keyboard.type(language === 'ar' ? '16 صفر 1439' : '5/11/2017')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash.includes('day=2017-11-05'))
  await page.keyboard.type('yesterday')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'yesterday' }).waitFor()
  assert.equal(day_in(page), '2017-11-05', 'what is no day changes nothing')
  const slider = page.getByRole('slider')
  const at = async () => Number(await slider.inputValue())
  const before = await at()
  await page.getByRole('button', { name: w.play, exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.waitForFunction((value) => Number(document.querySelector('input[type=range]').value) >= value + 2, before)
  await page.getByRole('button', { name: w.pause, exact: true }).focus()
  await page.keyboard.press('Enter')
  const stopped = await at()
  await page.waitForTimeout(1000)
  assert.equal(await at(), stopped)
  await close()
})

both('two actors: any of them, all of them, without one; back returns to each', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'claims?actor=org.sy_army&actor=org.isis', { language })
  const count = async () => {
    await settled(page)
    return page.evaluate(() => document.querySelectorAll('main article.claim').length)
  }
  const turn = async (name, from, to) => {
    const chip = page.locator('.chips li').filter({ hasText: name }).getByRole('button', { name: from, exact: true })
    await tab_to(page, chip)
    await page.keyboard.press('Enter')
    await page.waitForFunction((text) => location.hash.includes(text), to)
  }
  const isis = language === 'ar' ? 'تنظيم الدولة الإسلامية' : 'Islamic State'
  const army = language === 'ar' ? 'الجيش العربي السوري' : 'Syrian Arab Army'
  await rows(page).first().waitFor()
  const either = await count()
  await turn(isis, w.any, 'all_actor=org.isis')
  await turn(army, w.any, 'all_actor=org.sy_army')
  await page.waitForFunction((n) => document.querySelectorAll('main article.claim').length < n, either)
  const both_of_them = await count()
  assert.ok(both_of_them > 0, 'claims that name both')
  await turn(isis, w.all, 'not_actor=org.isis')
  await page.waitForFunction((name) => ![...document.querySelectorAll('main article.claim .event')].some((one) => one.textContent.includes(name)), isis)
  assert.ok((await count()) > 0)
  await page.goBack()
  await page.waitForFunction((n) => document.querySelectorAll('main article.claim').length === n, both_of_them)
  await close()
})

both('a text beside an export says of which question it is, by which program and under which licence', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'claims?place=gn.174448&polarity=denied', { language })
  await rows(page).first().waitFor()
  await page.locator('summary', { hasText: w.export }).focus()
  await page.keyboard.press('Enter')
  await tab_to(page, page.getByRole('button', { name: w.about }))
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  const { readFileSync } = await import('node:fs')
  const text = readFileSync(await download.path(), 'utf8')
  for (const part of ['query: place=gn.174448&polarity=denied', 'program ', 'lexicon ', 'licence: rows Apache-2.0', ' claims of ', 'known from 2017-11-04']) assert.ok(text.includes(part), `${part} in ${text}`)
  await close()
})

both('keep a question under a name, come back to it, follow it as a feed, forget it', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'claims?place=gn.174448&polarity=denied', { language })
  await rows(page).first().waitFor()
  const wanted = await rows(page).count()
  await page.locator('summary', { hasText: w.export }).focus()
  await page.keyboard.press('Enter')
  const feed = await page.getByRole('link', { name: w.feed }).getAttribute('href')
  const answer = await fetch(base + feed)
  assert.match(answer.headers.get('content-type'), /application\/atom\+xml/)
  const xml = await answer.text()
  assert.equal(xml.match(/<entry>/g).length, wanted, 'the feed has what the list has')
  // A link of the feed leads to the sentence.
  await page.goto(base + /<link href="(\/[^"]+)"/.exec(xml)[1])
  await page.locator('section.article').waitFor()
  await page.goBack()
  await rows(page).first().waitFor()
  await page.locator('summary', { hasText: w.export }).focus()
  await page.keyboard.press('Enter')
  await tab_to(page, page.getByLabel(w.name, { exact: true }))
  await page.keyboard.type('نفي / denials')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'نفي / denials', exact: true }).waitFor()
  await page.goto(`${base}/#/claims?type=assault`)
  await page.reload()
  await rows(page).first().waitFor()
  await page.locator('summary', { hasText: w.export }).focus()
  await page.keyboard.press('Enter')
  await tab_to(page, page.getByRole('link', { name: 'نفي / denials', exact: true }))
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash.includes('polarity=denied') && location.hash.includes('place=gn.174448'))
  await page.waitForFunction((n) => document.querySelectorAll('main article.claim').length === n, wanted)
  await page.getByRole('button', { name: `${w.remove} نفي / denials` }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'نفي / denials', exact: true }).waitFor({ state: 'detached' })
  await close()
})

test('on paper there are the claims and their words, without buttons and filters', async ({ browser, base }) => {
  for (const language of ['ar', 'en']) {
    const { page, close } = await open(browser, base, 'claims?place=gn.174448&polarity=denied', { language, scheme: 'dark' })
    await rows(page).first().waitFor()
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    assert.ok(await rows(page).first().isVisible())
    for (const hidden of ['header.top', 'main aside', 'main details.sheet']) assert.ok(!(await page.locator(hidden).first().isVisible()), `${hidden} is not printed`)
    const [ink, paper] = await page.evaluate(() => [getComputedStyle(document.documentElement).color, getComputedStyle(document.documentElement).backgroundColor])
    assert.deepEqual([ink, paper], ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
    const muted = await page.locator('.muted').first().evaluate((node) => getComputedStyle(node).color.match(/\d+/g).map(Number))
    assert.ok(Math.max(...muted) < 140, `dark on white: ${muted}`)
    const pdf = await page.pdf({ format: 'A4' })
    assert.ok(pdf.length > 10_000)
    await close()
  }
})
