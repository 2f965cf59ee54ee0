import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { useStale } from '../../live/live'
import type { MenuItem } from '../../ui/Menu'
import { useFetchBalance, useRefresh, useReset, useSetDisabled, useTest } from './actions'

export interface RowMenu {
  onEdit: () => void
  onRemove: () => void
  /** Absent where the place is not to be changed. */
  onMove?: ((step: 1 | -1) => void) | undefined
}

/** Every action on one credential. */
export function useRowMenu(credential: CredentialStatus, { onEdit, onRemove, onMove }: RowMenu): MenuItem[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const stale = useStale()
  const test = useTest()
  const refresh = useRefresh()
  const balance = useFetchBalance()
  const reset = useReset()
  const set = useSetDisabled()
  const { id, disabled, authMethod } = credential
  const items: (MenuItem | false)[] = [
    { label: t('credentials.act.test'), icon: 'test', onSelect: () => { test.mutate(id); } },
    authMethod !== 'api_key' && { label: t('credentials.act.refresh'), icon: 'refresh', onSelect: () => { refresh.mutate(id); } },
    { label: t('credentials.act.balance'), icon: 'usage', onSelect: () => { balance.mutate(id); } },
    { label: t('credentials.act.reset'), icon: 'rotate', onSelect: () => { reset.mutate(id); } },
    authMethod !== 'api_key' && { label: t('credentials.act.signInAgain'), icon: 'user', onSelect: () => { void navigate({ to: '/sign-in', search: { again: id } }); } },
    { label: t('credentials.act.edit'), icon: 'edit', onSelect: onEdit },
    onMove !== undefined && { label: t('credentials.act.moveUp'), icon: 'up', apart: true, onSelect: () => { onMove(-1); } },
    onMove !== undefined && { label: t('credentials.act.moveDown'), icon: 'down', onSelect: () => { onMove(1); } },
    { label: disabled ? t('credentials.act.enable') : t('credentials.act.disable'), icon: 'power', apart: true, onSelect: () => { set.mutate({ id, disabled: !disabled }); } },
    { label: t('credentials.act.remove'), icon: 'trash', danger: true, onSelect: onRemove },
  ]
  return items.filter((item) => item !== false).map((item) => ({ ...item, disabled: stale }))
}
