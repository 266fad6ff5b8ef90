/** What a reader chose in the case list, by filter; an empty value chooses everything. */
export type Choice = ReadonlyMap<string, string>;

const FILTERS = ['area', 'part', 'severity'];

export function readChoice(search: string): Choice {
  const parameters = new URLSearchParams(search);
  return new Map(FILTERS.map((name) => [name, parameters.get(name) ?? '']));
}

/** The query string for a choice: empty when everything is chosen. */
export function writeChoice(choice: Choice): string {
  const parameters = new URLSearchParams([...choice].filter(([, value]) => value !== ''));
  return parameters.size > 0 ? `?${parameters}` : '';
}

/** Whether a row, described by words for each filter, fits the choice. */
export function matches(row: Readonly<Record<string, string | undefined>>, choice: Choice): boolean {
  return [...choice].every(([name, value]) => value === '' || (row[name] ?? '').split(' ').includes(value));
}
