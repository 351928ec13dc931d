import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useState, type ReactNode } from 'react';
import { m } from '#words/messages.js';
import { Button } from './button.tsx';
import { ErrorState } from './states.tsx';

type ConfirmParts = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** Names what will happen, to whom, and how many. */
  children: ReactNode;
  /** Verb and object, with the count where it matters. */
  act: string;
  onConfirm: () => Promise<unknown> | void;
  isDanger?: boolean;
};

/** Only for what cannot be undone or leaves the house (send, publish, sign, pay). Otherwise act, then `toast` with an undo. */
export function Confirm({ isOpen, onClose, title, children, act, onConfirm, isDanger = false }: ConfirmParts) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-50 bg-[rgb(24_33_48/30%)]" />
        <AlertDialog.Popup className="fixed top-[18vh] left-[max(16px,calc(50vw-220px))] z-50 w-[min(440px,calc(100vw-32px))] rounded-card border border-line bg-white p-5 shadow-float outline-none">
          <AlertDialog.Title className="m-0 mb-2 text-section font-bold">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mb-4 text-body text-muted">
            {children}
          </AlertDialog.Description>
          {error !== null && <ErrorState error={error} />}
          <div className="mt-4 flex justify-end gap-2">
            <Button onClick={onClose}>{m.web_keep_as_is()}</Button>
            <Button look={isDanger ? 'danger' : 'filled'} disabled={isBusy} onClick={confirm}>
              {act}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
