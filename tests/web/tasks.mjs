// Tasks that an analyst would recognise, each in Arabic and in English, with the keyboard alone.
import assert from 'node:assert/strict'
import { marked, query_of, settled, tab_to } from './hands.mjs'
import { open, test } from './harness.mjs'

const words = {
  ar: {
    place: 'المكان', narrator: 'الراوي', from: 'من', to: 'إلى', denies: 'ينفي', bukamal: 'البوكمال', army: 'الجيش العربي السوري', monitor: 'المرصد السوري لحقوق الإنسان',
    claims: 'الأقوال', day_after: 'يوم إلى الأمام', correct: 'صحّح', save: 'احفظ', undo: 'تراجع', corrected: 'مصحَّح', export: 'صدّر هذا العرض', known: 'زمن العلم به', should: 'الصواب',
    denied: 'منفي', polarity: 'الإثبات والنفي', read: 'قراءة مقال', read_it: 'اقرأه', article_text: 'نص المقال بالعربية', found: 'الأقوال الموجودة', contradictions: 'التناقضات', why: 'لماذا قُرئ هكذا؟',
    assigned: 'مُسنَد', open: 'مفتوح', history: 'التاريخ بالكلمات', differs: 'مختلف', side: 'جنباً إلى جنب', name: 'الاسم', save_search: 'احفظ هذا البحث', holder: 'المسيطر', nothing: 'لا شيء يطابق',
  },
  en: {
    place: 'Place', narrator: 'Narrator', from: 'from', to: 'to', denies: 'denies', bukamal: 'Al-Bukamal', army: 'Syrian Arab Army', monitor: 'Syrian Observatory for Human Rights',
    claims: 'Claims', day_after: 'A day later', correct: 'Correct', save: 'Save', undo: 'Undo', corrected: 'corrected', export: 'Export this view', known: 'Became known', should: 'It should be',
    denied: 'denied', polarity: 'Affirmed or denied', read: 'Read an article', read_it: 'Read it', article_text: 'Text of the article, in Arabic', found: 'claims found', contradictions: 'Contradictions', why: 'Why was this read so?',
    assigned: 'assigned', open: 'open', history: 'The history in words', differs: 'differs', side: 'Side by side', name: 'Name', save_search: 'Save this search', holder: 'Holder', nothing: 'Nothing fits',
  },
}
const both = (name, run) => {
  for (const language of ['ar', 'en']) test(`${name} (${language})`, (world) => run(world, language, words[language]))
}

// One language by WebGL, one by the plain map: drawing in software takes long.
const map_of = (language) => `map?day=2017-11-09${language === 'en' ? '&plain=1' : ''}`
const rows = (page) => page.locator('main article.claim')

both('find what the army said of Al-Bukamal on 9 November, open the sentence, see who denied it, and come back', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'claims', { language })
  await settled(page)
  const filters = page.getByRole('complementary')
  await tab_to(page, filters.getByRole('searchbox', { name: w.place }).or(filters.getByLabel(w.place, { exact: true })))
  await page.keyboard.type(language === 'ar' ? 'البوكمال' : 'al-bukam', { delay: 15 })
  await page.waitForFunction(() => document.querySelectorAll('datalist option').length > 0)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash.includes('place=gn.174448'))
  await settled(page)
  await tab_to(page, filters.getByLabel(w.narrator, { exact: true }))
  await page.keyboard.type(w.army.slice(0, 9), { delay: 15 })
  await page.waitForFunction((name) => [...document.querySelectorAll('datalist option')].some((one) => one.value === name), w.army)
  await page.keyboard.type(w.army.slice(9), { delay: 15 })
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash.includes('narrator=org.sy_army'))
  await settled(page)
  const known = filters.getByRole('group', { name: w.known })
  for (const end of [w.from, w.to]) {
    await tab_to(page, known.getByLabel(end, { exact: true }))
    await page.keyboard.type(language === 'ar' ? '٩ نوفمبر ٢٠١٧' : '2017-11-09')
    await page.keyboard.press('Tab')
  }
  await page.waitForFunction(() => location.hash.includes('known_to=2017-11-09') && location.hash.includes('known_from=2017-11-09'))
  await settled(page)
  assert.ok((await rows(page).count()) >= 2, 'the army made two or more claims that day')
  const heard = rows(page).filter({ hasText: 'بالتعاون مع القوات الرديفة' })
  const first = heard.getByRole('link').last()
  await tab_to(page, first, 200)
  const evidence = (await first.textContent()).replace(/^«|».*$/gs, '')
  await page.keyboard.press('Enter')

  // The sentence has the focus; its words are marked in the article, each part apart.
  await page.waitForFunction(() => document.activeElement?.closest('section.article') !== null)
  assert.deepEqual(await marked(page, 'evidence'), [evidence])
  assert.ok((await marked(page, 'actor')).length >= 1)
  assert.ok((await marked(page, 'place')).some((text) => text.includes('المدينة') || text.includes('البوكمال')))
  assert.ok((await marked(page, 'narrator')).length >= 1, 'the links of the chain are marked')
  const spoken = await page.locator('section.article [tabindex="-1"]').textContent()
  assert.ok(spoken.includes(evidence.slice(0, 30)), 'a screen reader hears the sentence')
  assert.equal(await page.locator('section.article .text').evaluate((node) => node.childNodes.length), 1, 'the article is one text node')

  // Who denied it.
  const denial = page.locator('main li').filter({ hasText: w.denies }).filter({ hasText: w.monitor })
  await denial.first().waitFor()
  // Why it was read so.
  await tab_to(page, page.locator('summary', { hasText: w.why }))
  await page.keyboard.press('Enter')
  await page.getByText('event:control.capture', { exact: false }).first().waitFor()

  await page.keyboard.press('Escape')
  await page.waitForFunction(() => location.hash.startsWith('#/claims'))
  await page.waitForFunction((text) => document.activeElement?.textContent?.includes(text), evidence.slice(0, 20))
  assert.equal(query_of(page).get('narrator'), 'org.sy_army', 'the filters are as they were')
  await close()
})

both('move the slider to the 10th: the map and the table follow, and back undoes it', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, map_of(language), { language })
  const slider = page.getByRole('slider')
  await slider.waitFor()
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: w.bukamal, exact: true }) })
  await row.waitFor()
  const before = await row.textContent()
  await tab_to(page, slider)
  await page.keyboard.press(language === 'ar' ? 'ArrowLeft' : 'ArrowRight') // towards the end of the line
  await page.waitForFunction(() => location.hash.includes('day=2017-11-10'))
  assert.match(await slider.getAttribute('aria-valuetext'), /10/)
  const after = await row.textContent()
  assert.notEqual(after, before, 'another interval holds on the 10th')
  assert.ok(after.includes(language === 'ar' ? 'تنظيم الدولة الإسلامية' : 'Islamic State'), `on the 10th the group is said to hold or contest it: ${after}`)
  await page.goBack()
  await page.waitForFunction(() => location.hash.includes('day=2017-11-09'))
  assert.equal(await row.textContent(), before)
  await close()
})

both('the map as the army tells it is another than that of all voices together', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, map_of(language), { language })
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: w.bukamal, exact: true }) })
  await row.waitFor()
  const together = await row.textContent()
  const voice = page.getByRole('complementary').getByLabel(w.narrator, { exact: true })
  await tab_to(page, voice)
  await page.keyboard.type(w.army, { delay: 8 })
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash.includes('narrator='))
  const other = async () => (await row.count()) === 1 && (await row.textContent()) !== together
  for (let i = 0; i < 80 && !(await other()); i += 1) await page.waitForTimeout(100)
  const alone = await row.textContent()
  assert.notEqual(alone, together)
  assert.ok(alone.includes(w.army), `by its own account the army holds it: ${alone}`)
  await close()
})

both('correct a wrong place, then undo it', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'claims?place=gn.174448&type=assault', { language })
  await settled(page)
  await rows(page).first().getByRole('link').last().focus()
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash.startsWith('#/claim/'))
  await tab_to(page, page.getByRole('button', { name: w.correct, exact: true }))
  await page.keyboard.press('Enter')
  await tab_to(page, page.getByLabel(w.should, { exact: true }))
  await page.keyboard.type(language === 'ar' ? 'القائم' : 'Al-Qaim', { delay: 15 })
  await page.waitForFunction(() => [...document.querySelectorAll('datalist option')].length > 0)
  await page.keyboard.press('Enter')
  await tab_to(page, page.getByRole('button', { name: w.save, exact: true }))
  await page.keyboard.press('Enter')
  await page.locator('article.claim .tag', { hasText: w.corrected }).first().waitFor()
  await tab_to(page, page.getByRole('button', { name: w.undo, exact: true }))
  await page.keyboard.press('Enter')
  await page.locator('article.claim .tag', { hasText: w.corrected }).first().waitFor({ state: 'detached' })
  await close()
})

both('take the view away as GeoJSON, with the query in its address', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'claims?place=gn.174448&polarity=denied', { language })
  await settled(page)
  await tab_to(page, page.locator('summary', { hasText: w.export }), 60, 'Shift+Tab')
  await page.keyboard.press('Enter')
  const link = page.getByRole('link', { name: 'geojson', exact: true })
  await tab_to(page, link)
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  assert.match(download.url(), /place=gn\.174448&polarity=denied/)
  const { readFileSync } = await import('node:fs')
  const made = JSON.parse(readFileSync(await download.path(), 'utf8'))
  assert.equal(made.type, 'FeatureCollection')
  assert.ok(made.features.length > 0)
  assert.match(made.provenance.query, /polarity=denied/)
  const table = page.getByRole('link', { name: 'csv', exact: true })
  await tab_to(page, table, 60, 'Shift+Tab')
  const [rows_of_ours] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  assert.match(readFileSync(await rows_of_ours.path(), 'utf8'), /^# .*\n/)
  await page.getByLabel(w.name, { exact: true }).focus()
  await page.keyboard.type('نفي <b>')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'نفي <b>', exact: true }).waitFor()
  await close()
})

both('narrow by counts: each value says how many, any can be excluded, everything stands in the address', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'claims?place=gn.174448', { language })
  await settled(page)
  const all = await rows(page).count()
  const box = page.getByRole('group', { name: w.polarity }).getByRole('checkbox', { name: w.denied })
  const counted = Number((await page.getByRole('group', { name: w.polarity }).getByRole('listitem').filter({ hasText: w.denied }).locator('.count').textContent()).trim())
  await tab_to(page, box, 200)
  await page.keyboard.press('Space')
  await page.waitForFunction(() => location.hash.includes('polarity=denied'))
  await settled(page)
  await page.waitForFunction((n) => document.querySelectorAll('main article.claim').length === n, counted)
  assert.ok(counted > 0 && counted < all)
  await page.goBack()
  await page.waitForFunction((n) => document.querySelectorAll('main article.claim').length === n, all)
  await page.goto(`${base}/#/claims?text=zzzzzz&lang=${language}`)
  await page.getByRole('heading', { name: w.nothing }).waitFor()
  await close()
})

both('the page of a town: stripes lead to the history, the history to the sentences', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'place/gn.174448', { language })
  await page.getByRole('heading', { level: 1, name: w.bukamal }).waitFor()
  await page.getByRole('heading', { name: w.history }).waitFor()
  const piece = page.locator('.stripes svg a').first()
  await tab_to(page, piece, 60)
  const said = await piece.getAttribute('aria-label')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.closest('.history') !== null)
  assert.match(said, /2017/)
  await page.locator('.history a.open').first().waitFor()
  await close()
})

both('work off the inbox with j, o, a, c and u', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'contradictions', { language })
  await settled(page)
  const pairs = page.locator('article.pair')
  await pairs.first().waitFor()
  const open_ones = await pairs.count()
  assert.ok(open_ones >= 5)
  await page.keyboard.press('j')
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-row'))
  await page.keyboard.press('j')
  await page.waitForFunction(() => [...document.querySelectorAll('article.pair')].indexOf(document.activeElement) === 1)
  await page.keyboard.press('k')
  await page.waitForFunction(() => [...document.querySelectorAll('article.pair')].indexOf(document.activeElement) === 0)
  await page.keyboard.press('o')
  await page.locator('article.pair.current').getByRole('link', { name: w.side }).waitFor()
  await page.keyboard.press('a')
  await page.waitForFunction((n) => document.querySelectorAll('article.pair').length < n, open_ones)
  await page.keyboard.press('u')
  await page.waitForFunction((n) => document.querySelectorAll('article.pair').length === n, open_ones)
  await close()
})

both('accounts of one happening stand side by side, their differences marked', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'incidents?grade=contested&place=gn.174448', { language })
  await settled(page)
  const first = page.locator('section article a').first()
  await tab_to(page, first, 120)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: w.side }).waitFor()
  assert.ok((await page.locator('main thead th').count()) >= 3, 'two accounts or more')
  await page.locator('main th .tag', { hasText: w.differs }).first().waitFor()
  await close()
})

both('a narrator: what it said and how often others deny it', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'narrators', { language })
  await settled(page)
  const link = page.getByRole('link', { name: w.monitor, exact: true }).first()
  await tab_to(page, link, 150)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: w.monitor }).waitFor()
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'the focus is where the reading begins')
  await page.locator('main article.claim').first().waitFor()
  await close()
})

both('paste an article and see its claims at once', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'read', { language })
  await tab_to(page, page.getByLabel(w.article_text))
  await page.keyboard.insertText('أعلن الجيش السوري الخميس سيطرته على مدينة البوكمال. ونفى المرصد السوري لحقوق الإنسان أن يكون الجيش قد سيطر على المدينة.')
  await tab_to(page, page.getByRole('button', { name: w.read_it }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: w.found }).waitFor()
  await rows(page).first().waitFor()
  await page.waitForFunction(() => (CSS.highlights.get('sj-evidence')?.size ?? 0) > 0)
  await close()
})

test('the language changes without a reload, and the whole page turns round', async ({ browser, base }) => {
  const { page, close } = await open(browser, base, 'claims?place=gn.174448', { language: 'en' })
  await settled(page)
  await page.evaluate(() => { globalThis.still_here = true })
  await tab_to(page, page.getByRole('button', { name: 'العربية' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'الأقوال' }).waitFor()
  assert.deepEqual(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang, globalThis.still_here]), ['rtl', 'ar', true])
  await page.locator('header summary').focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('سريانية').check()
  await page.getByLabel('١٢٣').check()
  await page.getByText('تشرين الثاني ٢٠١٧').first().waitFor()
  await page.getByLabel('هجرية').check()
  await page.getByText('صفر ١٤٣٩').first().waitFor()
  await close()
})

test('without WebGL there is a plain map, and the table has every holding', async ({ browser, base }) => {
  const { page, close } = await open(browser, base, 'map?day=2017-11-10&plain=1', { language: 'ar' })
  await page.locator('svg g.sign').first().waitFor()
  const signs = await page.locator('svg g.sign').count()
  const table = await page.locator('main tbody tr').count()
  assert.ok(signs >= 3 && table >= signs)
  await tab_to(page, page.locator('svg g.sign').first())
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash.startsWith('#/place/'))
  await close()
})

test('a server that is gone is named, with what to do', async ({ browser, base }) => {
  const { page, close } = await open(browser, base, 'narrators', { language: 'en', allow: [/Failed to load resource/] })
  await page.route('**/api/claims**', (route) => route.abort())
  await page.goto(`${base}/#/claims`)
  await page.getByText('Is `sijill serve` still running?').waitFor()
  await page.unroute('**/api/claims**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await rows(page).first().waitFor()
  await close()
})
