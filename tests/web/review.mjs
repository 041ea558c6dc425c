// Putting the machine right in the page: the words of the evidence, incidents that are one, claims that do not belong.
import assert from 'node:assert/strict'
import { marked, settled, tab_to } from './hands.mjs'
import { open, test } from './harness.mjs'

const words = {
  ar: {
    correct: 'صحّح', save: 'احفظ', undo: 'تراجع', corrected: 'مصحَّح', what: 'موضع الخطأ', sentence: 'الجملة', choose: 'اختر الألفاظ في المقال', split: 'افصل المختار', merge: 'ادمج', into: 'ادمجها في واقعة أخرى من هذا المكان', claim_1: 'اختر القول 1', side: 'جنباً إلى جنب',
    found: 'الأقوال الموجودة',
  },
  en: {
    correct: 'Correct', save: 'Save', undo: 'Undo', corrected: 'corrected', what: 'What is wrong', sentence: 'The sentence', choose: 'Choose the words in the article', split: 'Split the chosen off', merge: 'Merge', into: 'Merge into another incident of this place', claim_1: 'Choose claim 1', side: 'Side by side',
    found: 'claims found',
  },
}
const both = (name, run) => {
  for (const language of ['ar', 'en']) test(`${name} (${language})`, (world) => run(world, language, words[language]))
}
const items = async (base, path) => (await (await fetch(base + path)).json()).items
const choose = async (page, label, value) => {
  const list = page.locator('label', { hasText: label }).locator('select')
  await tab_to(page, list)
  // What the keyboard does in a list differs from system to system; the choice itself is the browser's.
  await list.selectOption(value)
}

async function said_by_the_army(base) {
  const found = await items(base, '/api/claims?place=gn.174448&narrator=org.sy_army&known_from=2017-11-09&known_to=2017-11-09')
  return found.find((one) => one.event.type === 'control' && one.evidence.text.includes('الرديفة'))
}

both('choose other words in the article for the evidence of a claim, then undo it', async ({ browser, base }, language, w) => {
  const claim = await said_by_the_army(base)
  const { page, close } = await open(browser, base, `claim/${encodeURIComponent(claim.id)}`, { language })
  await page.waitForFunction(() => (CSS.highlights.get('sj-evidence')?.size ?? 0) > 0)
  await tab_to(page, page.getByRole('button', { name: w.correct, exact: true }))
  await page.keyboard.press('Enter')
  await choose(page, w.what, 'evidence')
  await tab_to(page, page.getByRole('button', { name: w.choose, exact: true }))
  await page.keyboard.press('Enter')
  const article = page.getByRole('textbox', { name: w.choose })
  await article.waitFor()
  assert.ok(await article.evaluate((node) => node === document.activeElement), 'the focus is in the article')
  assert.equal(await page.evaluate(() => getSelection().toString()), claim.evidence.text, 'the words as they are, selected')
  // What is typed or deleted changes nothing.
  const before = await article.textContent()
  await page.keyboard.type('x')
  await page.keyboard.press('Delete')
  assert.equal(await article.textContent(), before)
  // Three words less at the end; forwards is to the left in Arabic, whatever the language of the page.
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+Shift+ArrowRight')
  const chosen = (await page.evaluate(() => getSelection().toString())).trim()
  assert.ok(chosen.length > 5 && chosen.length < claim.evidence.text.length && claim.evidence.text.startsWith(chosen), chosen)
  await page.keyboard.press('Enter')
  assert.ok(await page.getByRole('button', { name: w.choose, exact: true }).evaluate((node) => node === document.activeElement), 'the focus is back')
  await page.getByText(`«${chosen}»`).first().waitFor()
  await tab_to(page, page.getByRole('button', { name: w.save, exact: true }))
  await page.keyboard.press('Enter')
  await page.locator('article.claim .tag', { hasText: w.corrected }).first().waitFor()
  await page.waitForFunction((text) => [...(CSS.highlights.get('sj-evidence') ?? [])].some((range) => range.toString() === text), chosen)
  const kept = await (await fetch(`${base}/api/claims/${encodeURIComponent(claim.id)}`)).json()
  assert.equal(kept.claim.evidence.text, chosen)
  assert.equal(kept.reviews.at(-1).field, 'evidence')
  await tab_to(page, page.getByRole('button', { name: w.undo, exact: true }))
  await page.keyboard.press('Enter')
  await page.waitForFunction((text) => [...(CSS.highlights.get('sj-evidence') ?? [])].some((range) => range.toString() === text), claim.evidence.text)
  await close()
})

test('the mouse chooses the words too; Escape leaves them as they are and does not leave the page', async ({ browser, base }) => {
  const w = words.en
  const claim = await said_by_the_army(base)
  const { page, close } = await open(browser, base, `claim/${encodeURIComponent(claim.id)}`, { language: 'en' })
  await page.waitForFunction(() => (CSS.highlights.get('sj-evidence')?.size ?? 0) > 0)
  await page.getByRole('button', { name: w.correct, exact: true }).click()
  await page.locator('label', { hasText: w.what }).locator('select').selectOption('evidence')
  const box = await page.locator('.text').evaluate((node, wanted) => {
    const range = document.createRange()
    const start = node.firstChild.data.indexOf(wanted)
    range.setStart(node.firstChild, start)
    range.setEnd(node.firstChild, start + wanted.length)
    scrollTo(0, scrollY + range.getBoundingClientRect().top - 300)
    const { left, right, top, bottom } = range.getBoundingClientRect()
    return { left, right, middle: (top + bottom) / 2 }
  }, 'وقالت القيادة')
  await page.mouse.move(box.right - 1, box.middle)
  await page.mouse.down()
  await page.mouse.move(box.left + 1, box.middle, { steps: 8 })
  await page.mouse.up()
  await page.getByText('«وقالت القيادة»').waitFor()
  await page.keyboard.press('Escape')
  assert.ok(page.url().includes('#/claim/'))
  assert.equal(await page.getByText('«وقالت القيادة»').count(), 0)
  assert.deepEqual(await marked(page, 'evidence'), [claim.evidence.text])
  assert.ok(await page.getByRole('button', { name: w.save, exact: true }).isDisabled())
  await close()
})

both('two incidents that are one are merged, then parted again', async ({ browser, base }, language, w) => {
  // Two of one kind at one place, whichever the samples give.
  const all = await items(base, '/api/incidents?limit=200')
  const alike = (a) => (b) => b.key !== a.key && b.place?.key === a.place.key && b.family === a.family
  const one = all.find((a) => a.place && all.some(alike(a)))
  const other = all.find(alike(one))
  const { page, close } = await open(browser, base, `incident/${encodeURIComponent(one.key)}`, { language })
  await settled(page)
  await page.getByRole('heading', { name: w.side }).waitFor()
  await choose(page, w.into, other.key)
  await tab_to(page, page.getByRole('button', { name: w.merge, exact: true }))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: w.undo, exact: true }).waitFor()
  const claims_of = async (claim) => {
    const { ledger } = (await (await fetch(`${base}/api/claims/${encodeURIComponent(claim)}`)).json()).claim
    return (await (await fetch(`${base}/api/incidents/${encodeURIComponent(ledger.incident)}`)).json()).incident.claims
  }
  assert.deepEqual((await claims_of(one.claims[0])).sort(), [...one.claims, ...other.claims].sort())
  await tab_to(page, page.getByRole('button', { name: w.undo, exact: true }))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: w.undo, exact: true }).waitFor({ state: 'detached' })
  assert.deepEqual(await claims_of(one.claims[0]), one.claims)
  await close()
})

both('a claim that does not belong is split off its incident, then put back', async ({ browser, base }, language, w) => {
  const incident = (await items(base, '/api/incidents?grade=contested&place=gn.174448')).find((one) => one.claims.length === 3)
  const { page, close } = await open(browser, base, `incident/${encodeURIComponent(incident.key)}`, { language })
  await settled(page)
  const boxes = page.getByRole('checkbox', { name: w.claim_1 })
  await boxes.first().waitFor()
  assert.equal(await page.getByRole('checkbox').count(), 3)
  await tab_to(page, boxes.last())
  await boxes.last().focus()
  await page.keyboard.press('Space')
  await tab_to(page, page.getByRole('button', { name: w.split, exact: true }))
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelectorAll('main input[type=checkbox]').length === 2)
  await tab_to(page, page.getByRole('button', { name: w.undo, exact: true }))
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelectorAll('main input[type=checkbox]').length === 3)
  await close()
})
