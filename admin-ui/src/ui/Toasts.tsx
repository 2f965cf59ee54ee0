import { Toast } from '@base-ui/react/toast'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon'
import { StateIcon } from './StateIcon'
import { onToast } from './toasts'

const lifetimeMs = 6000
const manager = Toast.createToastManager()

export function Toasts() {
  const { t } = useTranslation()
  useEffect(
    () =>
      onToast(({ id, tone, text, undo }) => {
        manager.add({
          id: String(id),
          type: tone,
          description: text,
          timeout: lifetimeMs,
          ...(undo !== undefined && {
            actionProps: {
              children: undo.label,
              onClick: () => {
                undo.act()
                manager.close(String(id))
              },
            },
          }),
        })
      }),
    [],
  )
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="toasts" aria-label={t('ui.toast.label')}>
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function List() {
  const { t } = useTranslation()
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast" swipeDirection={['right', 'down']}>
      <StateIcon shape={toast.type === 'bad' ? 'error' : 'ok'} tone={toast.type === 'bad' ? 'bad' : 'ok'} />
      <Toast.Description />
      {toast.actionProps !== undefined && <Toast.Action className="btn ghost sm x -my-1" />}
      <Toast.Close className={`btn ghost icon sm -my-1 ${toast.actionProps === undefined ? 'x' : ''}`} aria-label={t('ui.layer.close')}>
        <Icon name="close" />
      </Toast.Close>
    </Toast.Root>
  ))
}
