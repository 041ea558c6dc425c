/** Chooses between the forms of {name|one|more}: the first where the value of that name is 1. */
export function numbered(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\|([^|{}]*)\|([^|{}]*)\}/g, (_, name: string, one: string, more: string) =>
    values[name] === 1 ? one : more,
  )
}
