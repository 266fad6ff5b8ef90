/** What every part of the interface is given. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../engine/index.ts';
import type { Controller } from './controller.ts';
import { type Strings, stringsIn } from './strings.ts';

export interface Bench {
  readonly language: Language;
  readonly strings: Strings;
  /** Missing while the page is built, and until its script runs. */
  readonly controller: Controller | undefined;
}

export const BenchContext = createContext<Bench>({ language: 'en', strings: stringsIn('en'), controller: undefined });

export function useBench(): Bench {
  return useContext(BenchContext);
}
