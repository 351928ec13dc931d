import { useSyncExternalStore } from 'react';

const phone = () => window.matchMedia('(max-width: 767px)');

/** Whether the window is as narrow as a phone (below 768 px). */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (tell) => {
      const query = phone();
      query.addEventListener('change', tell);
      return () => query.removeEventListener('change', tell);
    },
    () => phone().matches,
  );
}
