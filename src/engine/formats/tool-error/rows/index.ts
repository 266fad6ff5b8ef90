import { CONTAINERS } from './containers.ts';
import { HOST } from './host.ts';
import { NETWORK } from './network.ts';
import { FILES, PROCESSES } from './processes.ts';
import type { Row } from './row.ts';

const ROWS: readonly Row[] = [...PROCESSES, ...FILES, ...HOST, ...NETWORK, ...CONTAINERS];

/** The rows whose lines can begin with a word. */
export const ROWS_BY_START: ReadonlyMap<string, readonly Row[]> = new Map(
  [...new Set(ROWS.flatMap(({ starts }) => starts))].map((start) => [
    start,
    ROWS.filter(({ starts }) => starts.includes(start)),
  ]),
);
