/** The sample logs of all cases, each fetched when it is asked for. Imported on the first click, for its list is long. */
const files = import.meta.glob<string>('../../content/cases/*/samples/hit-*.log', { query: '?raw', import: 'default' });

let last: string | undefined;

/** The text of a sample chosen at random, not the one before. */
export async function randomSample(random: () => number = Math.random): Promise<string> {
  const paths = Object.keys(files).filter((path) => path !== last);
  const path = paths[Math.floor(random() * paths.length)] ?? last;
  const load = path === undefined ? undefined : files[path];
  if (!load) throw new Error('there are no samples');
  last = path;
  return load();
}
