export const en = {
  state: {
    ready: 'Ready',
    inUse: 'In use',
    atLimit: 'At its limit',
    coolingDown: 'Cooling down',
    probing: 'Trying again',
    usedUp: 'Credits used up',
    refreshFailing: 'Refresh failing',
    signInEnded: 'Sign-in ended',
    suspended: 'Suspended by provider',
    incomplete: 'Setting missing',
    disabled: 'Disabled',
  },
}
