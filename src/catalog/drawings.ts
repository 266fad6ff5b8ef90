import type { BarsDefinition, DiagramDefinition } from '../diagrams/model.ts';

const drawings = import.meta.glob<DiagramDefinition | BarsDefinition>('/content/diagrams/*.ts', {
  eager: true,
  import: 'default',
});

/** The drawings of content/diagrams, by the names articles use. */
export const drawingsByName: ReadonlyMap<string, DiagramDefinition | BarsDefinition> = new Map(
  Object.entries(drawings).map(([path, drawing]) => [path.slice(path.lastIndexOf('/') + 1, -'.ts'.length), drawing]),
);
