/**
 * runc before 1.1 prints the source line an error was made on (`container_linux.go:348: starting container process …`),
 * and the line tells the release. Read from the sources at each tag: libcontainer/container_linux.go,
 * standard_init_linux.go, process_linux.go (`container init` and `executing setns process`) and rootfs_linux.go
 * (`mounting …`). Docker 17.12 and 18.01 have a runc between rc4 and rc5.
 */

interface RuncLine {
  readonly file: string;
  readonly line: number;
  /** Oldest and newest release with this line. */
  readonly from: string;
  readonly to: string;
}

function row(file: string, ...lines: readonly (readonly [line: number, from: string, to?: string])[]): RuncLine[] {
  return lines.map(([line, from, to = from]) => ({ file, line, from, to }));
}

const LINES: readonly RuncLine[] = [
  ...row(
    'container_linux.go',
    [247, '1.0.0-rc2'],
    [259, '1.0.0-rc3'],
    [265, '1.0.0-rc4'],
    [296, '1.0.0-rc4'],
    [348, '1.0.0-rc5'],
    [344, '1.0.0-rc6'],
    [345, '1.0.0-rc7', '1.0.0-rc8'],
    [346, '1.0.0-rc9'],
    [349, '1.0.0-rc10'],
    [367, '1.0.0-rc91', '1.0.0-rc93'],
    [370, '1.0.0-rc92'],
    [380, '1.0.0-rc94', '1.0.3'],
  ),
  ...row(
    'standard_init_linux.go',
    [175, '1.0.0-rc2'],
    [187, '1.0.0-rc3'],
    [185, '1.0.0-rc4'],
    [195, '1.0.0-rc4', '1.0.0-rc5'],
    [190, '1.0.0-rc5'],
    [207, '1.0.0-rc6'],
    [211, '1.0.0-rc7', '1.0.0-rc10'],
    [219, '1.0.0-rc91', '1.0.0-rc93'],
    [228, '1.0.0-rc94', '1.0.3'],
  ),
  // container init caused …
  ...row(
    'process_linux.go',
    [359, '1.0.0-rc2'],
    [345, '1.0.0-rc3'],
    [348, '1.0.0-rc4'],
    [398, '1.0.0-rc4'],
    [402, '1.0.0-rc5'],
    [424, '1.0.0-rc6'],
    [430, '1.0.0-rc7', '1.0.0-rc8'],
    [449, '1.0.0-rc9', '1.0.0-rc10'],
    [459, '1.0.0-rc91', '1.0.0-rc92'],
    [495, '1.0.0-rc93'],
    [545, '1.0.0-rc94', '1.0.3'],
  ),
  // executing setns process caused …
  ...row(
    'process_linux.go',
    [83, '1.0.0-rc2'],
    [81, '1.0.0-rc3'],
    [84, '1.0.0-rc4'],
    [86, '1.0.0-rc4', '1.0.0-rc5'],
    [91, '1.0.0-rc6', '1.0.0-rc8'],
    [101, '1.0.0-rc9', '1.0.0-rc10'],
    [103, '1.0.0-rc91', '1.0.0-rc92'],
    [112, '1.0.0-rc93'],
    [130, '1.0.0-rc94', '1.0.3'],
  ),
  ...row(
    'rootfs_linux.go',
    [53, '1.0.0-rc2', '1.0.0-rc3'],
    [57, '1.0.0-rc3', '1.0.0-rc5'],
    [58, '1.0.0-rc4', '1.0.0-rc91'],
    [59, '1.0.0-rc91', '1.0.0-rc92'],
    [60, '1.0.0-rc93'],
    [75, '1.0.0-rc94', '1.0.3'],
  ),
];

/** The releases whose source has this line, oldest and newest; nothing for a line that no release is known by. */
export function runcByLine(file: string, line: number): { from: string; to: string } | undefined {
  return LINES.find((known) => known.line === line && known.file === file.toLowerCase());
}
