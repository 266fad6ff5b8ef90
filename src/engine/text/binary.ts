/** Files that are no text: known by their first bytes, or by too many control characters. */

const MAGIC: readonly (readonly [kind: string, at: number, bytes: readonly number[]])[] = [
  ['JPEG image', 0, [0xff, 0xd8, 0xff]],
  ['PNG image', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['GIF image', 0, [0x47, 0x49, 0x46, 0x38]],
  ['WebP image', 8, [0x57, 0x45, 0x42, 0x50]],
  ['gzip archive', 0, [0x1f, 0x8b]],
  ['zstd archive', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['xz archive', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['bzip2 archive', 0, [0x42, 0x5a, 0x68, 0x39]],
  ['zip archive', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['7-Zip archive', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['tar archive', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
  ['PDF document', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['ELF core dump', 0, [0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01, 0x01, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0x04, 0x00]],
  ['ELF program', 0, [0x7f, 0x45, 0x4c, 0x46]],
  ['packet capture', 0, [0xd4, 0xc3, 0xb2, 0xa1]],
  ['packet capture', 0, [0x4d, 0x3c, 0xb2, 0xa1]],
  ['packet capture', 0, [0x0a, 0x0d, 0x0d, 0x0a]],
  ['systemd journal file', 0, [0x4c, 0x50, 0x4b, 0x53, 0x48, 0x48, 0x52, 0x48]],
  ['SQLite database', 0, [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
];

/** The kind of file, when its first bytes give it away. */
export function magicKind(bytes: Uint8Array): string | undefined {
  return MAGIC.find(([, at, magic]) => magic.every((byte, index) => bytes[at + index] === byte))?.[0];
}

const SAMPLE = 65_536;

/**
 * The share of control characters among the first bytes that are not NUL. NULs do not count: logs that were truncated
 * while being written hold long runs of them.
 */
export function controlShare(bytes: Uint8Array): number {
  let control = 0;
  let others = 0;
  const end = Math.min(bytes.length, SAMPLE);
  for (let index = 0; index < end; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === 0) continue;
    if ((byte < 0x20 && (byte < 0x08 || byte > 0x0d) && byte !== 0x1b) || byte === 0x7f) control++;
    else others++;
  }
  return control === 0 ? 0 : control / (control + others);
}
