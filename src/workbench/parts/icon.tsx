/** Small line drawings, always beside a word or a label that says the same. */

const PATHS = {
  file: 'M5 2.5h6l4 4v11H5zM11 2.5v4h4',
  sample: 'M8 2.5h4M9 2.5v5L4.5 15a1.7 1.7 0 0 0 1.5 2.5h8a1.7 1.7 0 0 0 1.5-2.5L11 7.5v-5M6.5 12h7',
  clear: 'M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.8 12h7.4l.8-12',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5h8a4.5 4.5 0 0 1 0 9H8',
  close: 'M5 5l10 10M15 5 5 15',
  copy: 'M7.5 7.5h9v9h-9zM4.5 12.5h-1v-9h9v1',
  done: 'M4 10.5l4 4 8-9',
  lock: 'M5 9h10v8.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  next: 'M10 3.5v13M4.5 11l5.5 5.5 5.5-5.5',
  previous: 'M10 16.5v-13M4.5 9 10 3.5 15.5 9',
  wrap: 'M3 5h14M3 10h11a3 3 0 0 1 0 6h-4M12 13.5 9.5 16l2.5 2.5M3 15h3.5',
  arrow: 'M3.5 10h13M11 4.5l5.5 5.5-5.5 5.5',
} as const;

export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg class="bench-icon" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
