export const en = {
  app: {
    tagline: 'Anthropic Messages API in front, Kiro API behind.',
    language: 'Language',
  },
  status: {
    title: 'Status',
    interval: 'Checked every {{seconds}} seconds',
    live: { title: 'Alive', question: 'Does the process run and answer?' },
    ready: { title: 'Ready', question: 'Can it serve requests now?' },
    checking: 'Checking…',
    ok: 'OK',
    notOk: 'Not OK',
    refusedBecause: 'HTTP {{status}}: {{reason}}',
    refused: 'HTTP {{status}} without a reason',
    malformed: 'HTTP {{status}}, but the answer is not a health report',
    unreachable: 'No answer: the gateway cannot be reached',
    timedOut: 'No answer within {{seconds}} seconds',
    lastAnswer: 'Last answer:',
    never: 'none yet',
  },
  connect: {
    title: 'Connect',
    key: 'Replace {{placeholder}} with the value of apiKey from the configuration.',
    placeholder: '<your apiKey>',
    claudeCode: 'Claude Code',
    curl: 'curl, streaming',
  },
  copy: {
    copy: 'Copy',
    copied: 'Copied',
    failed: 'Not copied: select the text and copy it by hand',
    label: 'Copy: {{what}}',
  },
}

/** The texts that every language has to bring. */
export type Texts = typeof en
