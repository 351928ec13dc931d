import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '#words/messages.js';

type SheetParts = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** Under the title: chips, who can see it. */
  note?: ReactNode;
  /** At the bottom, right-aligned, always in reach. */
  foot?: ReactNode;
  /** A short form may dim what is behind; a sheet beside a list in use does not. */
  dims?: boolean;
  children: ReactNode;
};

/** 480 px at the right for looking and small edits; the whole screen on a phone. Esc closes, the focus goes back. */
export function SideSheet({ title, isOpen, onClose, note, foot, dims = false, children }: SheetParts) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()} modal={dims} disablePointerDismissal={!dims}>
      <Dialog.Portal>
        {dims && <Dialog.Backdrop className="fixed inset-0 z-30 bg-[rgb(24_33_48/30%)]" />}
        <Dialog.Popup className="fixed top-0 right-0 bottom-0 z-40 flex w-full max-w-full flex-col border-l border-line bg-white shadow-sheet outline-none md:w-[480px]">
          <div className="flex items-start justify-between gap-3 border-b border-line py-3 pr-3 pl-5">
            <div className="min-w-0">
              <Dialog.Title className="m-0 py-1 text-section font-bold">{title}</Dialog.Title>
              {note}
            </div>
            <Dialog.Close
              aria-label={m.web_close()}
              className="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-muted hover:bg-lane max-md:size-11"
            >
              <X size={18} aria-hidden />
            </Dialog.Close>
          </div>
          <div tabIndex={0} role="region" aria-label={title} className="min-h-0 flex-1 overflow-y-auto px-5 py-4">
            {children}
          </div>
          {foot && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{foot}</div>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
