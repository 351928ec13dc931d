import { createContext, useContext } from 'react';
import type { Parts } from './parts.ts';

export const PartsContext = createContext<Parts>({ screens: [], actions: [], sources: [] });

export function useParts(): Parts {
  return useContext(PartsContext);
}
