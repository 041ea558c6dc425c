// What a person without a mouse does, and what there is to see.

/** Goes on with Tab until the focus is on something of that role and name; with Shift+Tab, back from the end of the page. */
export async function tab_to(page, locator, most = 120, key = 'Tab') {
  const wanted = locator.first()
  await wanted.waitFor()
  for (let i = 0; i < most; i += 1) {
    if (await wanted.evaluate((node) => node === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${most} times Tab, and the focus is not on ${locator}`)
}
export const marked = (page, name) =>
  page.evaluate((role) => [...(CSS.highlights.get(`sj-${role}`) ?? [])].map((range) => range.toString()), name)
/** The filters of the address. */
export const query_of = (page) => new URL(page.url().replace('#/', '')).searchParams
/** Waits until the view has its answers. */
export const settled = (page) => page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
