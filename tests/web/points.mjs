// What page.md §1 promises and no other test shows: reviews, the inbox's keys, files, the drawn map, figures, motion, states.
import assert from 'node:assert/strict'
import { marked, settled, tab_to } from './hands.mjs'
import { open, test } from './harness.mjs'
import { json } from './synthetic.mjs'

const words = {
  ar: {
    accept: 'اقبل', reject: 'ارفض', undo: 'تراجع', accepted: 'مقبول', save: 'احفظ', comment: 'تعليق', done: 'مُنجَز', file: 'اختر ملفاً نصياً', found: 'الأقوال الموجودة', from_file: 'من الملف', old: 'Windows-1256', keep: 'لم يُخزَّن شيء من هذا',
    play: 'تشغيل', pause: 'إيقاف', week_after: 'أسبوع إلى الأمام', day_after: 'يوم إلى الأمام', day: 'اليوم', figures: 'أرقام الضحايا عبر الزمن بحسب قائلها', table: 'الأرقام بحسب قائلها', from: 'من', retry: 'أعد المحاولة', loading: 'جارٍ التحميل', part: 'لا تظهر إلا', gone: 'الخادم لا يجيب',
    empty: 'هذا السجل فارغ', actor: 'الفاعل', place: 'المكان', isis: 'تنظيم الدولة الإسلامية', interest: 'مصلحته في أقواله', about: 'عمّن تكلم', denied: 'ما نفاه غيره من أقواله', feed: 'تغذية (Atom)', side: 'جانب', differs: 'مختلف', narrator: 'الراوي', army: 'الجيش العربي السوري', open: 'افتح الجملة',
    groups: ['النوع', 'الإثبات والنفي', 'صيغة القول', 'نوع الراوي', 'الراوي', 'الناشر', 'الفاعل', 'المكان', 'درجة الواقعة', 'اليقين', 'الجهة', 'مصلحته في أقواله', 'المراجعة'],
  },
  en: {
    accept: 'Accept', reject: 'Reject', undo: 'Undo', accepted: 'accepted', save: 'Save', comment: 'Comment', done: 'done', file: 'Choose a text file', found: /claims? found/, from_file: 'From the file', old: 'Windows-1256', keep: 'Nothing of this is stored',
    play: 'Play', pause: 'Pause', week_after: 'A week later', day_after: 'A day later', day: 'Day', figures: 'Casualty figures over time, by claimant', table: 'Figures, by claimant', from: 'from', retry: 'Try again', loading: 'Loading', part: 'Only', gone: 'The server does not answer',
    empty: 'This ledger is empty', actor: 'Actor', place: 'Place', isis: 'Islamic State', interest: 'Interest of its claims', about: 'About whom', denied: 'of its claims', feed: 'Feed (Atom)', side: 'side of', differs: 'differs', narrator: 'Narrator', army: 'Syrian Arab Army', open: 'Open the sentence',
    groups: ['Type', 'Affirmed or denied', 'Stance', 'Kind of narrator', 'Narrator', 'Outlet', 'Actor', 'Place', 'Grade of the incident', 'Certainty', 'Modality', 'Interest of its claims', 'Review'],
  },
}
const both = (name, run) => {
  for (const language of ['ar', 'en']) test(`${name} (${language})`, (world) => run(world, language, words[language]))
}
const get = async (base, path) => (await fetch(base + path)).json()
const at = encodeURIComponent
const press = async (page, name) => {
  await tab_to(page, page.getByRole('button', { name, exact: true }), 200)
  await page.keyboard.press('Enter')
}
const article = 'أعلن الجيش السوري الخميس سيطرته على مدينة البوكمال.'

both('accept a claim, take it back, reject it, take it back: the history keeps every step', async ({ browser, base }, language, w) => {
  const claim = (await get(base, '/api/claims?place=gn.174448&type=assault')).items.at(language === 'ar' ? 0 : 1)
  const before = (await get(base, `/api/claims/${at(claim.id)}`)).reviews.length
  const { page, close } = await open(browser, base, `claim/${at(claim.id)}`, { language })
  await page.waitForFunction(() => (CSS.highlights.get('sj-evidence')?.size ?? 0) > 0)
  const tag = page.locator('article.claim .tag', { hasText: w.accepted })
  await press(page, w.accept)
  await tag.first().waitFor()
  await press(page, w.undo)
  await tag.first().waitFor({ state: 'detached' })
  await press(page, w.reject)
  await page.locator('article.claim.rejected').first().waitFor()
  await press(page, w.undo)
  await page.locator('article.claim.rejected').first().waitFor({ state: 'detached' })
  const kept = (await get(base, `/api/claims/${at(claim.id)}`)).reviews.slice(before)
  assert.deepEqual(kept.map((one) => one.action), ['accept', 'undo', 'reject', 'undo'], 'nothing is deleted')
  for (const one of kept) assert.ok(one.who && one.why && one.made, 'who, why, when')
  assert.equal((await get(base, `/api/claims/${at(claim.id)}`)).claim.evidence.text, claim.evidence.text)
  await close()
})

both('the inbox by c and r: a comment is kept, what is settled leaves the open ones, and u takes it back', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'contradictions', { language })
  await settled(page)
  const pairs = page.locator('article.pair')
  await pairs.first().waitFor()
  const number = await pairs.count()
  await page.keyboard.press('j')
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-row'))
  const later = await page.locator('article.pair.current article.claim').first().getAttribute('data-claim')
  await page.keyboard.press('c')
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
  await page.keyboard.type('راجعه مع المكتب j r')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-row'))
  for (let i = 0; i < 40 && !(await get(base, `/api/claims/${at(later)}`)).reviews.some((one) => one.why === 'راجعه مع المكتب j r'); i += 1) await page.waitForTimeout(100)
  assert.ok((await get(base, `/api/claims/${at(later)}`)).reviews.some((one) => one.action === 'annotate' && one.why === 'راجعه مع المكتب j r'))
  assert.equal(await pairs.count(), number, 'a comment settles nothing')
  await page.keyboard.press('r')
  await page.waitForFunction((n) => document.querySelectorAll('article.pair').length < n, number)
  await page.getByRole('button', { name: w.done, exact: true }).first().focus()
  await page.keyboard.press('Enter')
  await page.locator(`article.pair [data-claim="${later}"]`).first().waitFor()
  await page.keyboard.press('u')
  await page.locator(`article.pair [data-claim="${later}"]`).first().waitFor({ state: 'detached' })
  await page.goBack()
  await page.waitForFunction((n) => document.querySelectorAll('article.pair').length === n, number)
  // By place and day: the address holds it, and every row is of that day or spans it.
  await tab_to(page, page.getByLabel(w.from, { exact: true }))
  await page.keyboard.type('2017-11-11')
  await page.keyboard.press('Tab')
  await page.waitForFunction(() => location.hash.includes('happened_from=2017-11-11'))
  await settled(page)
  await page.waitForFunction((n) => document.querySelectorAll('article.pair').length < n, number)
  await close()
})

both('an article is dropped on the page or chosen by the keyboard, in old letters too; nothing is stored', async ({ browser, base }, language, w) => {
  const before = (await get(base, '/api/ledger')).claims
  const { page, close } = await open(browser, base, 'read', { language })
  page.on('filechooser', () => undefined) // asked for early: the browser must know of it before the key is pressed
  const drop = async (name, bytes) => {
    const data = await page.evaluateHandle(([file, content]) => {
      const made = new DataTransfer()
      made.items.add(new File([new Uint8Array(content)], file, { type: 'text/plain' }))
      return made
    }, [name, [...bytes]])
    await page.locator('form.stack').dispatchEvent('dragover', { dataTransfer: data })
    assert.ok(await page.locator('form.dropping').count(), 'the page shows that it takes it')
    await page.locator('form.stack').dispatchEvent('drop', { dataTransfer: data })
  }
  await drop('خبر.txt', Buffer.from(article))
  await page.getByRole('heading', { name: w.found }).waitFor()
  await page.locator('main article.claim').first().waitFor()
  await page.getByText('خبر.txt').waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'H2') // what was found has the focus
  assert.equal(await page.locator('form.dropping').count(), 0)
  // By the keyboard: the button speaks the page's language, and the browser's own is not seen.
  const chooser = page.locator('input[type=file]')
  assert.equal(await chooser.evaluate((node) => node.closest('label').innerText.trim()), w.file)
  assert.ok((await chooser.boundingBox()).width <= 1, 'the native field is out of sight')
  await tab_to(page, chooser, 150, 'Shift+Tab')
  assert.notEqual(await chooser.evaluate((node) => getComputedStyle(node.closest('label')).outlineStyle), 'none', 'the focus is seen')
  const [asked] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
  // «نفى» and so on, as a program of the nineties wrote it.
  const old = [...'نفى المرصد السوري لحقوق الإنسان سيطرة الجيش على البوكمال.'].map((letter) => (letter.charCodeAt(0) < 128 ? letter.charCodeAt(0) : windows_1256(letter)))
  await asked.setFiles({ name: 'old.txt', mimeType: 'text/plain', buffer: Buffer.from(old) })
  await page.getByText('old.txt').waitFor()
  await page.getByText(w.old).waitFor()
  await page.waitForFunction(() => document.querySelector('textarea').value.startsWith('نفى المرصد'))
  await page.getByText(w.keep).waitFor()
  assert.equal((await get(base, '/api/ledger')).claims, before)
  await close()
})
const table_1256 = new Map(Array.from({ length: 128 }, (_, i) => [new TextDecoder('windows-1256').decode(new Uint8Array([128 + i])), 128 + i]))
const windows_1256 = (letter) => table_1256.get(letter)

both('the drawn map: a day, a week, a typed day and playing each draw another state', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'map?day=2017-11-04', { language })
  await page.locator('.map canvas.signs').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => { // the signs are there, not the canvas alone
    const canvas = document.querySelectorAll('.map canvas.signs')[2]
    return canvas?.width > 300 && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0)
  }, null, { timeout: 20_000 })
  const drawn = () => page.evaluate(() => document.querySelectorAll('.map canvas.signs')[2].toDataURL())
  const day = (wanted) => page.waitForFunction((text) => location.hash.includes(`day=${text}`), wanted)
  const states = [await drawn()]
  await press(page, language === 'ar' ? `+1 ${w.day_after}` : `+1 ${w.day_after}`)
  await day('2017-11-05')
  await press(page, `+7 ${w.week_after}`)
  await day('2017-11-12')
  states.push(await drawn())
  await tab_to(page, page.getByLabel(w.day, { exact: true }).and(page.locator('[type=text]')))
  await page.keyboard.type(language === 'ar' ? '٩ نوفمبر ٢٠١٧' : '9 November 2017')
  await page.keyboard.press('Enter')
  await day('2017-11-09')
  states.push(await drawn())
  await page.getByRole('button', { name: w.play, exact: true }).focus()
  await page.keyboard.press('Enter')
  const slider = page.getByRole('slider')
  const start = Number(await slider.inputValue())
  await page.waitForFunction((value) => Number(document.querySelector('input[type=range]').value) >= value + 2, start)
  await page.getByRole('button', { name: w.pause, exact: true }).focus()
  await page.keyboard.press('Enter')
  states.push(await drawn())
  assert.equal(new Set(states).size, states.length, 'four days, four pictures')
  // A sign leads to its place.
  const canvas = await page.locator('.map canvas.signs').nth(2).boundingBox()
  const spot = await page.evaluate(() => {
    const shown = document.querySelectorAll('.map canvas.signs')[2]
    const { data, width } = shown.getContext('2d').getImageData(0, 0, shown.width, shown.height)
    for (let i = 3; i < data.length; i += 4) if (data[i] === 255 && data[i + 40] === 255) return { x: ((i - 3) / 4) % width + 5, y: Math.floor((i - 3) / 4 / width) + 6 }
    return null
  })
  await page.mouse.click(canvas.x + spot.x, canvas.y + spot.y)
  await page.waitForFunction(() => location.hash.startsWith('#/place/'))
  await close()
})

test('the map of a side is that of all who belong to it; a vague place is a hatched area', async ({ browser, base }) => {
  const { page, close } = await open(browser, base, 'map?day=2017-11-10&plain=1&narrator=org.sy_army', { language: 'en' })
  await page.locator('svg g.sign').first().waitFor()
  await press(page, 'side of Syrian Arab Army')
  await page.waitForFunction(() => location.hash.includes('side=org.sy_army') && !location.hash.includes('narrator='))
  await settled(page)
  await page.goto(`${base}/#/map?day=2017-11-10&plain=1`)
  await page.locator('svg path[stroke-dasharray]').first().waitFor()
  assert.match(await page.locator('svg path[stroke-dasharray]').first().getAttribute('fill'), /^url\(#/)
  await close()
})

both('casualty figures of a town: a line a claimant, and the same in a table that leads to the sentences', async ({ browser, base }, language, w) => {
  const figures = (await get(base, '/api/places/gn.174448')).figures.map((one) => one.figure)
  const { page, close } = await open(browser, base, 'place/gn.174448', { language })
  const chart = page.getByRole('img', { name: w.figures })
  await chart.locator('canvas').waitFor()
  const lines = new Set(figures.filter((one) => ['dead', 'injured'].includes(one.kind)).map((one) => `${one.claimant?.key} ${one.kind}`))
  assert.equal(await chart.locator('.u-series').count(), lines.size, 'a name for each line')
  const inked = await chart.locator('canvas').evaluate((node) => node.getContext('2d').getImageData(0, 0, node.width, node.height).data.filter((_, i) => i % 4 === 3).filter((alpha) => alpha > 0).length)
  assert.ok(inked > 500, 'something is drawn')
  const table = page.getByRole('region', { name: w.table })
  const links = await table.getByRole('link').evaluateAll((all) => all.map((one) => decodeURIComponent(one.getAttribute('href'))))
  for (const one of figures) assert.ok(links.some((link) => link.includes(one.claim)), `the table leads to ${one.claim}`)
  await tab_to(page, table.getByRole('link', { name: w.open }).first(), 250)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash.startsWith('#/claim/'))
  await close()
})

test('where motion is unwanted nothing moves by itself, and playing still goes day by day', async ({ browser, base }) => {
  const { page, close } = await open(browser, base, 'map?day=2017-11-04&plain=1', { language: 'en', reducedMotion: 'reduce' })
  for (const address of ['map?day=2017-11-04&plain=1', 'claims', 'contradictions', 'place/gn.174448', 'read']) {
    await page.goto(`${base}/#/${address}`)
    await page.locator('main h1').first().waitFor()
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((one) => {
      const { animationName, transitionDuration, transitionProperty, scrollBehavior } = getComputedStyle(one)
      return animationName !== 'none' || (transitionProperty !== 'none' && transitionDuration.split(',').some((time) => parseFloat(time) > 0)) || scrollBehavior === 'smooth'
    }).map((one) => one.outerHTML.slice(0, 80)))
    assert.deepEqual(moving, [], address)
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0)
  }
  await page.goto(`${base}/#/map?day=2017-11-04&plain=1`)
  const slider = page.getByRole('slider')
  await slider.waitFor()
  await page.evaluate(() => { globalThis.seen = []; new MutationObserver(() => seen.push(document.querySelector('output').textContent)).observe(document.querySelector('output'), { childList: true, characterData: true, subtree: true }) })
  await press(page, 'Play')
  await page.waitForFunction(() => new Set(globalThis.seen).size >= 3)
  await press(page, 'Pause')
  await close()
})

both('every filter has its values with counts; a province holds its towns, a state its army', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'claims', { language })
  await settled(page)
  const filters = page.getByRole('complementary')
  for (const name of w.groups) {
    const group = filters.getByRole('group', { name, exact: true })
    const counts = await group.locator('.count').allTextContents()
    assert.ok(counts.length > 0 && counts.every((text) => /^\d+$/.test(text.trim())), `${name}: ${counts}`)
  }
  await page.goto(`${base}/#/claims?place=sj.deir_ez_zor_governorate`)
  await page.locator('main article.claim a[href*="gn.174448"]').first().waitFor()
  // Children: who belongs to a state acts for it, and the claims of its army are among its own.
  const of_state = await get(base, '/api/claims?actor=state.sy&limit=1000')
  assert.ok(of_state.items.some((one) => one.event.actor.some((who) => who.entity !== 'state.sy')), 'children are included')
  await close()
})

test('accounts that differ in figure, holder, day and speaker: each such row is marked, and no other', async ({ browser, base }) => {
  const incident = (await get(base, '/api/incidents?limit=200')).items
  const { page, close } = await open(browser, base, 'incidents', { language: 'en' })
  const rows = { Actor: 'actor', Day: 'day', 'Affirmed or denied': 'polarity', 'Figures, by claimant': 'figures', Place: 'place' }
  const seen = new Set()
  const check = async (key, paper) => {
    await page.goto(`${base}/#/incident/${at(key)}`)
    await page.waitForFunction((n) => document.querySelectorAll('main thead th').length === n, paper.accounts.length + 1)
    for (const [name, which] of Object.entries(rows)) {
      const head = page.locator('main tbody th').filter({ hasText: name })
      if ((await head.count()) === 0) continue
      const says = (await head.first().locator('.tag').count()) > 0
      assert.equal(says, paper.differ.includes(which), `${key}: ${name}`)
      if (says) seen.add(which)
    }
  }
  const papers = []
  for (const { key } of incident) papers.push([key, await get(base, `/api/incidents/${at(key)}`)])
  for (const which of ['day', 'polarity']) {
    const [key, paper] = papers.find(([, one]) => one.differ.includes(which))
    await check(key, paper)
  }
  // Figures that differ: made of a real answer, since the samples' voices agree.
  const [key, paper] = papers.find(([, one]) => one.differ.includes('actor'))
  const figure = (n) => [{ kind: 'dead', op: '=', min: n, max: n, start: null, end: null, text: null }]
  const made = { ...paper, differ: [...paper.differ, 'figures'], accounts: paper.accounts.map((one, i) => ({ ...one, figures: figure(10 + i) })) }
  await page.route(`**/api/incidents/${at(key)}`, (route) => route.fulfill(json(made)))
  await page.goto(`${base}/#/read`)
  await page.reload()
  await check(key, made)
  assert.deepEqual([...seen].sort(), ['actor', 'day', 'figures', 'polarity'])
  const speakers = await page.locator('main thead th').allTextContents()
  assert.ok(new Set(speakers).size >= 2, `who says so stands above each account: ${speakers}`)
  await close()
})

both('a narrator: when, about whom, with whom, with what interest, how often denied; each number leads to its claims', async ({ browser, base }, language, w) => {
  const paper = await get(base, '/api/narrators/org.sy_army')
  const { page, close } = await open(browser, base, 'narrator/org.sy_army', { language })
  await page.getByRole('heading', { name: w.interest }).waitFor()
  const section = (name) => page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })
  assert.equal(await section(w.interest).getByRole('listitem').count(), paper.interest.length)
  assert.ok((await section(w.about).getByRole('listitem').count()) > 0)
  assert.ok((await page.locator('meter').count()) > 0, 'when')
  await page.getByRole('link', { name: w.denied }).waitFor()
  if (paper.parents.length + paper.allies.length > 0) assert.ok((await page.locator('main header p').first().getByRole('link').count()) > 0, 'affiliation')
  await tab_to(page, section(w.interest).getByRole('link').first(), 60)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash.includes('interest=') && location.hash.includes('narrator=org.sy_army'))
  await page.locator('main article.claim').first().waitFor()
  await close()
})

both('loading, a part, a failure and an empty ledger each say what to do', async ({ browser, base }, language, w) => {
  const { page, close } = await open(browser, base, 'read', { language, allow: [/Failed to load resource/] })
  let let_go
  const held = new Promise((go) => (let_go = go))
  await page.route(/\/api\/claims\?/, async (route) => { await held; await route.fallback() })
  await page.goto(`${base}/#/claims`)
  await page.getByText(w.loading).first().waitFor()
  let_go()
  await page.locator('main article.claim').first().waitFor()
  await page.route('**/api/holdings/intervals*', async (route) => {
    const answer = await (await route.fetch()).json()
    await route.fulfill(json({ ...answer, complete: false }))
  })
  await page.goto(`${base}/#/map?plain=1`)
  await page.locator('.partial', { hasText: w.part }).waitFor()
  await page.route('**/api/narrators*', (route) => route.abort())
  await page.goto(`${base}/#/narrators`)
  await page.getByRole('alert').filter({ hasText: w.gone }).waitFor()
  await page.unroute('**/api/narrators*')
  await page.getByRole('button', { name: w.retry }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('table').waitFor()
  await page.route('**/api/incidents*', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'busy', status: 503, detail: 'the ledger is busy; ask again in a second' }) }))
  await page.goto(`${base}/#/incidents`)
  await page.getByRole('alert').filter({ hasText: 'ask again in a second' }).waitFor()
  await page.route('**/api/ledger', async (route) => route.fulfill(json({ ...(await (await route.fetch()).json()), claims: 0 })))
  await page.unroute(/\/api\/claims\?/)
  await page.route(/\/api\/claims\?/, (route) => route.fulfill(json({ items: [], next: null, facets: { counted: 0, complete: true, values: {} } })))
  await page.goto(`${base}/#/claims`)
  await page.reload()
  await page.getByText(w.empty).waitFor()
  await close()
})

test('a claim with all its parts: actor, recipient, place, date and each link of the chain are marked apart', async ({ browser, base }) => {
  const all = (await get(base, '/api/claims?limit=1000')).items
  const spanned = (list) => list.some((one) => one?.start != null)
  const claim = all.find(({ event, chain }) => spanned(event.actor) && spanned(event.recipient) && spanned(event.place) && event.time?.start != null && chain.length >= 3)
  const { page, close } = await open(browser, base, `claim/${at(claim.id)}`, { language: 'ar' })
  await page.waitForFunction(() => (CSS.highlights.get('sj-evidence')?.size ?? 0) > 0)
  for (const role of ['actor', 'recipient', 'place', 'time', 'narrator']) assert.ok((await marked(page, role)).length > 0, role)
  const links = claim.chain.filter((one) => one.narrator.start != null)
  assert.equal((await marked(page, 'narrator')).length, links.length, 'a mark for each link that stands in the article')
  const looks = await page.evaluate(() => ['actor', 'recipient', 'place', 'time', 'narrator'].map((role) => {
    const rule = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).find((one) => one.selectorText === `::highlight(sj-${role})`)
    return rule.style.textDecoration
  }))
  assert.equal(new Set(looks).size, 5, `each has a line of its own, for eyes that see no hues: ${looks}`)
  await close()
})

test('a kept search has a feed of its own', async ({ browser, base }) => {
  const { page, close } = await open(browser, base, 'claims?place=gn.174448&polarity=denied', { language: 'en' })
  await page.locator('main article.claim').first().waitFor()
  const wanted = await page.locator('main article.claim').count()
  await page.locator('summary', { hasText: 'Export this view' }).focus()
  await page.keyboard.press('Enter')
  await tab_to(page, page.getByLabel('Name', { exact: true }))
  await page.keyboard.type('denials')
  await page.keyboard.press('Enter')
  await page.goto(`${base}/#/claims?type=assault`)
  await page.reload()
  await page.locator('main article.claim').first().waitFor()
  await page.locator('summary', { hasText: 'Export this view' }).focus()
  await page.keyboard.press('Enter')
  const feed = await page.getByRole('link', { name: 'Feed (Atom): denials' }).getAttribute('href')
  const answer = await fetch(base + feed)
  assert.match(answer.headers.get('content-type'), /application\/atom\+xml/)
  assert.equal((await answer.text()).match(/<entry>/g).length, wanted)
  await close()
})
