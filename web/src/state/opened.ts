// The claim that was opened last, so that its row has the focus again when the reader comes back.
export const last_opened: { claim: string } = { claim: '' }
