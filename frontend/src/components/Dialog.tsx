import { type ReactNode, useState } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button, type ButtonKind } from './Button'
import styles from './Dialog.module.css'

interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Questions that must be answered: clicking outside does not close. */
  isQuestion?: boolean
}

export function Dialog({ title, isOpen, onClose, children, isQuestion = false }: DialogProps) {
  return (
    <ModalOverlay
      className={styles.veil}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!isQuestion}
    >
      <Modal className={styles.modal}>
        <AriaDialog role={isQuestion ? 'alertdialog' : 'dialog'} className={styles.dialog}>
          <Heading slot="title" className={styles.title}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

interface ConfirmProps {
  title: string
  children: ReactNode
  /** The act in words: « Mettre fin au protocole », never « OK ». */
  action: string
  kind?: ButtonKind
  isOpen: boolean
  onClose: () => void
  onConfirm: () => void | Promise<void>
}

/** Stays open while the act runs, and when it fails: the caller shows why in `children`. */
export function ConfirmDialog({
  title,
  children,
  action,
  kind = 'primary',
  isOpen,
  onClose,
  onConfirm,
}: ConfirmProps) {
  const [isPending, setPending] = useState(false)
  const confirm = async () => {
    setPending(true)
    try {
      await onConfirm()
    } finally {
      setPending(false)
    }
  }
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} isQuestion>
      {children}
      <div className={styles.actions}>
        <Button kind={kind} isPending={isPending} onPress={() => void confirm()}>
          {action}
        </Button>
        <Button kind="quiet" onPress={onClose} autoFocus>
          Annuler
        </Button>
      </div>
    </Dialog>
  )
}
