import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { m } from '#words/messages.js';
import { listenForToasts, takeToasts, type Said } from '../toast.ts';

const toasts = Toast.createToastManager();

function show({ sentence, undo }: Said): void {
  const id = toasts.add({
    title: sentence,
    timeout: 10_000,
    ...(undo && {
      actionProps: {
        children: m.web_undo(),
        onClick: () => {
          toasts.close(id);
          undo();
        },
      },
    }),
  });
}

/** Bottom left, one at a time; fetched when the first is said. */
export default function Toasts() {
  useEffect(() => listenForToasts(() => takeToasts().forEach(show)), []);
  return (
    <Toast.Provider toastManager={toasts} limit={1}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={m.web_notifications()}
          data-print="hidden"
          className="fixed bottom-6 left-6 z-[60] w-[min(420px,calc(100vw-32px))] max-md:bottom-20 max-md:left-4"
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  return Toast.useToastManager()
    .toasts.filter((one) => !one.limited)
    .map((one) => (
      <Toast.Root
        key={one.id}
        toast={one}
        className="flex items-center gap-3 rounded-card bg-ink px-4 py-2.5 text-body text-white shadow-float"
      >
        <Toast.Title className="m-0 min-w-0 flex-1 text-body font-normal" />
        <Toast.Action className="shrink-0 rounded-control px-2 py-1 font-bold text-white underline underline-offset-4" />
        <Toast.Close aria-label={m.web_close()} className="shrink-0 p-1 text-white">
          <X size={16} aria-hidden />
        </Toast.Close>
      </Toast.Root>
    ));
}
