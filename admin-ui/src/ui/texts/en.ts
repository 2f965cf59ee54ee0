export const en = {
  field: { optional: 'optional' },
  quota: { passed: 'Share of the period that has passed' },
  error: { retry: 'Try again', copyDetails: 'Copy details' },
  copy: { copy: 'Copy', copied: 'Copied', failed: 'Not copied: select the text', link: 'Copy link', address: 'the address of this page' },
  layer: {
    close: 'Close',
    unsaved: 'Discard what you entered?',
    unsavedText: 'Nothing of it has been saved.',
    keepEditing: 'Keep editing',
    discard: 'Discard',
  },
  confirm: { type: 'Type {{word}} to confirm' },
  secret: { once: 'This is shown once. Store it where the client finds it.', copied: 'I have copied it' },
  toast: { label: 'Messages' },
  loading: 'Loading',
  bulk: { label: 'Selected rows', selected_one: '{{count}} selected', selected_other: '{{count}} selected', clear: 'Clear the selection' },
}
