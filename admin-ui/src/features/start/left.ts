const key = 'kiro4j.startLeft'

/** Whether the operator has left the guided start in this tab: then the overview shows even without a credential. */
export function startLeft(): boolean {
  try {
    return sessionStorage.getItem(key) !== null
  } catch {
    return false
  }
}

export function leaveStart(): void {
  try {
    sessionStorage.setItem(key, 'yes')
  } catch {
    // A browser that keeps no site data shows the guided start again.
  }
}
